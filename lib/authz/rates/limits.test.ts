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
