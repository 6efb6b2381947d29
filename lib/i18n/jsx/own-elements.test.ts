import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const sources = ["app", "components"].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
		.map((file) => ({ file, text: readFileSync(path.join(root, folder, file), "utf8") })),
);
const importSourceOf = (file: string) =>
	JSON.parse(readFileSync(path.join(root, file), "utf8")).compilerOptions.jsxImportSource;

it("every element is made by our own runtime: for the compiler, and for the build, which does not look further", () => {
	for (const file of ["tsconfig.json", "lib/run/next.tsconfig.json"])
		expect(importSourceOf(file)).toBe("@/lib/i18n/jsx");
	expect(sources.length).toBeGreaterThan(300);
	const around = /@jsx|\bcreateElement\(|from "react\/jsx/;
	expect(sources.filter(({ text }) => around.test(text)).map(({ file }) => file)).toEqual([]);
});

it("parts of a line are joined by joinParts, which isolates each; a sheet needs none", () => {
	const joined = /\.join\(\s*["'`][^"'`]*[^\s"'`][^"'`]*["'`]\s*\)/;
	const found = sources.filter(
		({ file, text }) => !file.endsWith("-sheet.ts") && joined.test(text.replaceAll("\\n", "")),
	);
	expect(found.map(({ file }) => file)).toEqual([]);
});
