import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";

/**
 * The form of a backup: gzip over lines. `#begin`, `#table` and `#end` with JSON behind them; every other line is a row
 * of the table named last, as PostgreSQL writes it in JSON (numbers keep their digits, times their moment, bytes in hex).
 */
const beginSchema = z.object({
	format: z.literal("groepsbeeld-backup-1"),
	/** The newest migration of the database that it was taken from. */
	migration: z.string(),
	madeAt: z.iso.datetime(),
	/** The one school that it holds; null: all. */
	school: z.uuid().nullable(),
	/** Months of attempts, yyyy-mm-01. Older backups say the first and the last, or null: none. */
	attemptMonths: z.union([z.array(z.iso.date()), z.object({ first: z.iso.date(), last: z.iso.date() }).nullable()]),
});
const tableSchema = z.object({ name: z.string(), school: z.uuid().nullable(), columns: z.array(z.string()) });
const endSchema = z.object({ rows: z.int(), sha256: z.string() });

export type BackupBegin = z.infer<typeof beginSchema>;
export type BackupSection = z.infer<typeof tableSchema>;
export type BackupLine =
	| { readonly kind: "begin"; readonly begin: BackupBegin }
	| { readonly kind: "table"; readonly table: BackupSection }
	| { readonly kind: "row"; readonly text: string };

/** What a backup is written from: `#` lines as objects, rows as the text that PostgreSQL gave. */
export type BackupPart = { begin: BackupBegin } | { table: BackupSection } | { rows: readonly string[] };

/**
 * Writes the parts (mode 600) beside the file and gives it its name when it is whole: a file of that name is a backup.
 * @returns how many rows it holds
 */
export async function writeBackupFile(file: string, parts: AsyncIterable<BackupPart>): Promise<number> {
	const hash = createHash("sha256");
	let rows = 0;
	async function* lines() {
		for await (const part of parts) {
			const text = textOf(part);
			if ("rows" in part) rows += part.rows.length;
			hash.update(text);
			yield text;
		}
		yield `#end ${JSON.stringify({ rows, sha256: hash.digest("hex") })}\n`;
	}
	const unfinished = `${file}.unfinished`;
	await pipeline(Readable.from(lines()), createGzip({ level: 5 }), createWriteStream(unfinished, { mode: 0o600 }));
	await rename(unfinished, file);
	return rows;
}

function textOf(part: BackupPart): string {
	if ("begin" in part) return `#begin ${JSON.stringify(part.begin)}\n`;
	if ("table" in part) return `#table ${JSON.stringify(part.table)}\n`;
	return part.rows.map((row) => `${row}\n`).join("");
}

/**
 * The lines of a backup. Its end is checked against what was read: act on nothing before the iteration has ended.
 * @throws Error when the file is none of ours, was cut short or changed
 */
export async function* readBackupFile(file: string): AsyncGenerator<BackupLine> {
	const hash = createHash("sha256");
	let rows = 0;
	let ended = false;
	const source = createReadStream(file);
	const text = source.pipe(createGunzip());
	source.on("error", (fault) => text.destroy(fault));
	try {
		for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
			if (ended) throw new Error("there is more after its end");
			if (line.startsWith("#end ")) {
				const end = endSchema.parse(JSON.parse(line.slice(5)));
				if (end.rows !== rows || end.sha256 !== hash.digest("hex")) throw new Error("its content was changed");
				ended = true;
				continue;
			}
			hash.update(`${line}\n`);
			const read = readLine(line);
			if (read.kind === "row") rows++;
			yield read;
		}
		if (!ended) throw new Error("its end is missing");
	} catch (fault) {
		throw new Error(`${file} is not a whole backup of Groepsbeeld: ${reasonOf(fault)}`);
	}
}

function readLine(line: string): BackupLine {
	if (line.startsWith("#begin ")) return { kind: "begin", begin: beginSchema.parse(JSON.parse(line.slice(7))) };
	if (line.startsWith("#table ")) return { kind: "table", table: tableSchema.parse(JSON.parse(line.slice(7))) };
	if (!line.startsWith("{")) throw new Error("it has a line that is none");
	return { kind: "row", text: line };
}

/** Never a value out of the file: those are children's. */
function reasonOf(fault: unknown): string {
	if (fault instanceof z.ZodError) return "a head of it has another form";
	if (fault instanceof SyntaxError) return "a head of it cannot be read";
	return fault instanceof Error ? fault.message : "it cannot be read";
}
