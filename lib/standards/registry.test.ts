import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { listStandards, scopesOf } from "./registry";

const root = import.meta.dirname;
const folders = readdirSync(root, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && existsSync(path.join(root, entry.name, "index.ts")))
	.map(({ name }) => name);

const sourcesOf = (folder: string): string[] =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
		.map((file) => path.join(root, folder, file));

describe("every standard", () => {
	it("has one folder and one line in the registry", () => {
		expect(
			listStandards()
				.map(({ key }) => key)
				.sort(),
		).toEqual([...folders].sort());
	});
	it.each(folders)("%s has a README and fixtures, each with input and expectation", (folder) => {
		expect(existsSync(path.join(root, folder, "README.md"))).toBe(true);
		const fixtures = path.join(root, folder, "fixtures");
		expect(existsSync(fixtures)).toBe(true);
		expect(readdirSync(fixtures).length).toBeGreaterThan(0);
	});
	it.each(folders)("%s imports itself, wire, contract and domain, and nothing else of ours", (folder) => {
		const allowed = [`standards/${folder}/`, "standards/wire/", "standards/contract", "domain/"];
		const strays = sourcesOf(folder).flatMap((file) => {
			const imports = [...readFileSync(file, "utf8").matchAll(/from "([^"]+)"/g)].map((match) => match[1] ?? "");
			return imports
				.filter((name) => name.startsWith(".") || name.startsWith("@/"))
				.map((name) =>
					name.startsWith("@/lib/")
						? name.slice(6)
						: path.relative(path.dirname(root), path.resolve(path.dirname(file), name)),
				)
				.filter((target) => !allowed.some((prefix) => target.startsWith(prefix)));
		});
		expect(strays).toEqual([]);
	});
	it.each(listStandards())("$key asks for scopes that it has, and for each field once", (standard) => {
		const { asks } = standard;
		const scopes = scopesOf(standard);
		expect(asks.scopes.length).toBeGreaterThan(0);
		expect(asks.scopes.filter((scope) => !scopes.has(scope))).toEqual([]);
		const fields = [...asks.required, ...asks.optional];
		expect(asks.required.length).toBeGreaterThan(0);
		expect(new Set(fields).size).toBe(fields.length);
	});
	it("has endpoints that no other endpoint hides", () => {
		for (const { key, endpoints } of listStandards()) {
			const names = endpoints.map(({ method, path: at }) => `${key} ${method} ${at}`);
			expect(new Set(names).size).toBe(names.length);
		}
	});
});
