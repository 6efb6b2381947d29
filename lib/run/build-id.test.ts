import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildIdOf } from "./build-id";

let root = "";
beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), "build-id-"));
	for (const file of ["app/page.tsx", "lib/clock.ts", "lib/run/next.tsconfig.json", "package.json", "next.config.mjs"])
		put(file, "1");
});
afterEach(() => rmSync(root, { recursive: true }));

function put(file: string, text: string): void {
	mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
	writeFileSync(path.join(root, file), text);
}

it("is the same for the same sources elsewhere, at another time", () => {
	const other = `${root}-other`;
	try {
		cpSync(root, other, { recursive: true });
		utimesSync(path.join(other, "app/page.tsx"), 1, 1);
		expect(buildIdOf(other, "key")).toBe(buildIdOf(root, "key"));
		expect(buildIdOf(root, "key")).toMatch(/^[0-9a-f]{20}$/);
	} finally {
		rmSync(other, { recursive: true });
	}
});

it.each([
	["a source", "lib/clock.ts"],
	["a new file", "public/logo.svg"],
	["the schema", "prisma/schema/school.prisma"],
	["how it is compiled", "lib/run/next.tsconfig.json"],
	["the configuration", "next.config.mjs"],
	["what is installed", "package-lock.json"],
])("is another when %s changes", (_what, file) => {
	const before = buildIdOf(root, "key");
	put(file, "2");
	expect(buildIdOf(root, "key")).not.toBe(before);
});

it("is another with another key, which names other actions, and when text moves from one file to the next", () => {
	expect(buildIdOf(root, "other")).not.toBe(buildIdOf(root, "key"));
	put("public/a", "1");
	put("public/b", "23");
	const before = buildIdOf(root, "key");
	put("public/a", "12");
	put("public/b", "3");
	expect(buildIdOf(root, "key")).not.toBe(before);
});

it.each([
	"lib/clock.test.ts",
	"lib/README.md",
	"lib/run/serve.ts",
	"lib/testing/raw.ts",
	"e2e/x.ts",
	".data/x",
	"README.md",
])("is the same when %s changes, of which nothing is in a build", (file) => {
	const before = buildIdOf(root, "key");
	put(file, "2");
	expect(buildIdOf(root, "key")).toBe(before);
});
