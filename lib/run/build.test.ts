import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runWithStandIn } from "../testing/stand-in-next";
import { build } from "./build";
import { root } from "./environment";
import { stands } from "./kept-builds";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "build-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const whole = `make("server/page.js", [process.env.BUILD_ID, process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY].join());`;
const half = `make("server/left.js", "half");`;

it("is made once of the same sources, and knows its name and its key", async () => {
	const run = runWithStandIn(folder, whole);
	await build(run);
	const made = path.join(root, run.buildFolder);
	expect(readFileSync(path.join(made, "server/page.js"), "utf8")).toBe(`${run.buildId},${run.actionKey}`);
	await build(runWithStandIn(folder, "process.exit(1);"));
	expect(stands(made)).toBe(true);
});

it.each([
	["fails", `${half} console.error("no such page"); process.exit(1);`],
	["is killed", `${half} process.kill(process.pid, "SIGKILL");`],
])("one that %s is not taken for a good one, and the next has nothing of it", async (_how, lines) => {
	const run = runWithStandIn(folder, lines);
	await expect(build(run)).rejects.toThrow("the build failed");
	const made = path.join(root, run.buildFolder);
	expect(existsSync(made)).toBe(false);
	await build(runWithStandIn(folder, whole));
	expect(readdirSync(path.join(made, "server"))).toEqual(["page.js"]);
});

it("one whose sources changed meanwhile is none", async () => {
	const run = { ...runWithStandIn(folder, whole), buildId: "of-before" };
	await expect(build(run)).rejects.toThrow("the sources changed while they were being built");
	expect(readdirSync(path.join(folder, "builds"))).toEqual(["work"]);
});
