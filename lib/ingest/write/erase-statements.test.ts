import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const lib = path.resolve(import.meta.dirname, "../..");

it("statements that can be read back are erased in one place, with their keys", () => {
	const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter(
		(file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith(`generated${path.sep}`),
	);
	expect(files.length).toBeGreaterThan(500);
	const erasing = files.filter((file) =>
		/DELETE\s+FROM\s+xapi_statement\b|xapiStatement\.delete/i.test(readFileSync(path.join(lib, file), "utf8")),
	);
	expect(erasing).toEqual([path.join("ingest", "write", "erase-statements.ts")]);
});
