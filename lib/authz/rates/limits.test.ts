import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const rows = readFileSync(path.join(import.meta.dirname, "limits.md"), "utf8")
	.split("\n")
	.filter((line) => line.startsWith("| ") && !line.startsWith("| of whom"))
	.map((line) => line.split("|").map((cell) => cell.trim()))
	.map(([, whom = "", what = "", , file = "", quoted = ""]) => ({
		name: `${whom}: ${what}`,
		file: file.replaceAll("`", ""),
		quoted: quoted.replaceAll("`", ""),
	}));

it.each(rows)("the limit stands in the code as in the document ($name, $file)", ({ file, quoted }) => {
	expect(quoted.length).toBeGreaterThan(5);
	expect(readFileSync(path.join(root, file), "utf8")).toContain(quoted);
});

/** What one field or one answer may hold, and how often we ask: nothing that a reader counts. */
const small = [
	"lib/standards/wire/zod-reasons.ts",
	...["ask", "duration", "to-domain", "validate/primitives"].map((file) => `lib/standards/xapi/${file}.ts`),
	"lib/pull/backoff.ts",
];

it("a reader of what comes from outside has a line for what it counts", () => {
	// Whatever parses, and whatever names a limit of its own beside it.
	const readers = ["lib/standards", "lib/calendar", "lib/parse", "lib/pull"].flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
	);
	const limiting = /^(?:export )?const (?:most|max)[A-Z]\w* = [\d_]+;|^export const \w*[lL]imits\b/m;
	const found = readers
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
		.filter((file) => limiting.test(readFileSync(path.join(root, file), "utf8")));
	const named = new Set(rows.map(({ file }) => file));
	expect(found.filter((file) => !named.has(file) && !small.includes(file))).toEqual([]);
	expect(found.length).toBeGreaterThan(12);
});

it("whatever counts turns has a line", () => {
	const counting = /\b(takeTurn|chargeTry)\(|new (TokenBuckets|WorkGate)\(/;
	// They count for others, who say how much.
	const tools = ["lib/authz/rates/rate-limit.ts", "lib/authz/rates/growing-delay.ts"];
	const files = ["lib", "app"]
		.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
				path.join(folder, file),
			),
		)
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("generated"));
	const found = files.filter((file) => counting.test(readFileSync(path.join(root, file), "utf8")));
	const named = new Set(rows.map(({ file }) => file));
	expect(found.filter((file) => !named.has(file) && !tools.includes(file))).toEqual([]);
	expect(found.length).toBeGreaterThan(10);
});
