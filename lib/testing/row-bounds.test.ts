import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { rowBounds } from "./row-bounds";

const root = path.resolve(import.meta.dirname, "..");
/** Not the product: what is generated, the demo's suppliers and this folder. */
const isProduct = (file: string) => !/^(generated|demo|testing)\//.test(file) && !/\.test\.ts$/.test(file);

/** Code without its comments; a comment of SQL within a statement stays. */
const withoutComments = (text: string) => text.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");

function boundsIn(text: string): string[] {
	const found = withoutComments(text).matchAll(
		/\b(?:LIMIT|FETCH FIRST) (?:\d[\d_]*|\$\{[^}]*\})|\btake: (?!number)[^,}\n]+/gi,
	);
	return [...found].map(([bound]) => bound.trim().replace("${", "{"));
}

it("every bound on rows has its reason, so that no figure silently rests on a part", () => {
	const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
	const written = files.filter(isProduct).flatMap((file) => {
		const bounds = boundsIn(readFileSync(path.join(root, file), "utf8"));
		return bounds.length === 0 ? [] : [[file.split(path.sep).join("/"), bounds] as const];
	});
	expect(Object.fromEntries(written)).toEqual(
		Object.fromEntries(Object.entries(rowBounds).map(([file, bounds]) => [file, bounds.map(([bound]) => bound)])),
	);
});

it("a bound that stands for the whole asks for one row more, and refuses what is more", () => {
	for (const [file, bounds] of Object.entries(rowBounds))
		for (const [bound, reason] of bounds)
			if (reason === "whole") {
				expect(bound).toMatch(/ \+ 1\}$/);
				expect(readFileSync(path.join(root, file), "utf8")).toMatch(/\bwhole\(|mostMembers/);
			}
});
