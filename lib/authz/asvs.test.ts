import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** The checklist of lib/authz/asvs says what is true of the repository, as far as a program can see. */
const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(import.meta.dirname, "asvs");
const verdicts = ["test", "by design", "not yet", "does not apply"] as const;
/** Of the standard, version 5.0.0: how many requirements it has at these levels. */
const asked = { 1: 70, 2: 183 } as const;

interface Row {
	readonly file: string;
	readonly id: string;
	readonly level: string;
	readonly asks: string;
	readonly verdict: string;
	readonly why: string;
}

const chapters = readdirSync(folder).filter((file) => /^\d\d-.+\.md$/.test(file));
const rows = chapters.flatMap((file) => tableOf(file).map((cells) => toRow(file, cells)));
const head = readFileSync(path.join(folder, "README.md"), "utf8");

function tableOf(file: string): string[][] {
	const lines = readFileSync(path.join(folder, file), "utf8").split("\n");
	const table = lines.filter((line) => line.startsWith("|")).slice(2);
	return table.map((line) => line.split("|").map((cell) => cell.trim()));
}

function toRow(file: string, cells: string[]): Row {
	expect(cells, `${file}: ${cells.join("|")}`).toHaveLength(7);
	const [, id = "", level = "", asks = "", verdict = "", why = ""] = cells;
	return { file, id, level, asks, verdict, why };
}

/** What stands between backticks and has the form of a path; words of a setting or a rule do not. */
function pathsIn(text: string): string[] {
	const marked = [...text.matchAll(/`([^`]+)`/g)].map(([, inside = ""]) => inside);
	return marked.filter((inside) => inside.includes("/") || /\.(ts|tsx|mjs|json|md)$/.test(inside));
}

const holds = (file: string) => /\.(test|spec)\.ts$/.test(file) || ["biome.json", "tsconfig.json"].includes(file);

describe("the ASVS checklist", () => {
	it("has a file for each of the seventeen chapters, linked from its head", () => {
		expect(chapters.map((file) => Number(file.slice(0, 2)))).toEqual(Array.from({ length: 17 }, (_, n) => n + 1));
		for (const file of chapters) expect(head).toContain(`(${file})`);
	});

	it("has each requirement once, in its chapter and in order", () => {
		for (const { file, id } of rows)
			expect(id).toMatch(new RegExp(`^v5\\.0\\.0-${Number(file.slice(0, 2))}\\.\\d+\\.\\d+$`));
		const ids = rows.map(({ id }) => id);
		expect(ids).toEqual([...new Set(ids)].sort((a, b) => a.localeCompare(b, "en", { numeric: true })));
		for (const level of [1, 2] as const)
			expect(
				rows.filter((row) => row.level === String(level)),
				`level ${level}`,
			).toHaveLength(asked[level]);
		expect(rows).toHaveLength(asked[1] + asked[2]);
	});

	it.each(rows)("$id has a verdict and what it rests on", ({ asks, verdict, why }) => {
		expect(asks).not.toBe("");
		expect(verdicts).toContain(verdict);
		expect(why.length).toBeGreaterThan(3);
		const paths = pathsIn(why);
		expect(paths.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
		if (verdict === "test") expect(paths.filter(holds)).not.toEqual([]);
		if (verdict === "by design") expect(paths).not.toEqual([]);
	});

	it("counts its rows as its head does", () => {
		const counted = (level: string, verdict?: string) =>
			rows.filter((row) => row.level === level && (verdict === undefined || row.verdict === verdict)).length;
		for (const verdict of verdicts) {
			const [one, two] = [counted("1", verdict), counted("2", verdict)];
			expect(head).toContain(`| ${verdict} | ${one} | ${two} | ${one + two} |`);
		}
		expect(head).toContain(`| together | ${counted("1")} | ${counted("2")} | ${rows.length} |`);
	});

	it("names in its head only what is there and what is not yet", () => {
		expect(pathsIn(head).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
		const open = new Set(rows.filter(({ verdict }) => verdict === "not yet").map(({ id }) => id));
		const named = head.split("## ")[1]?.match(/\d+\.\d+\.\d+/g) ?? [];
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((id) => !open.has(`v5.0.0-${id}`))).toEqual([]);
	});
});
