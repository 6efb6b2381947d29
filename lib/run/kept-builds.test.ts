import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keepBuild, openBuilds, openPlace, removeOlderBuilds, stands } from "./kept-builds";

let builds = "";
beforeEach(() => {
	builds = path.join(mkdtempSync(path.join(tmpdir(), "kept-builds-")), "builds");
	openBuilds(builds);
});
afterEach(() => rmSync(path.dirname(builds), { recursive: true }));

const put = (folder: string, file: string, text: string) => {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), text);
};

/** As Next would, with what it remembers beside it. */
function make(id: string): string {
	const work = openPlace(builds);
	put(work, "server/page.js", `page of ${id}`);
	put(work, "static/chunk.js", "chunk");
	put(work, "cache/memory", `memory of ${id}`);
	keepBuild(builds, id);
	return path.join(builds, id);
}

it("one that is whole stands, whatever the server writes into its cache; others do not see into it", () => {
	const build = make("one");
	put(build, "cache/images/1", "image");
	expect(stands(build)).toBe(true);
	expect(statSync(builds).mode & 0o777).toBe(0o700);
});

it.each<[string, (build: string) => void]>([
	["a file is gone", (build) => rmSync(path.join(build, "static"), { recursive: true })],
	["a file is empty after a power cut", (build) => put(build, "server/page.js", "")],
	["a file is too many", (build) => put(build, "server/other.js", "of another build")],
	["its seal is gone", (build) => rmSync(path.join(build, "whole"))],
	["its seal is empty", (build) => put(build, "whole", "")],
	["it is not there", (build) => rmSync(build, { recursive: true })],
])("one does not stand when %s, and is made anew", (_how, harm) => {
	const build = make("one");
	harm(build);
	expect(stands(build)).toBe(false);
	expect(stands(make("one"))).toBe(true);
});

it("the next begins without a file of one that failed, and with the memory of one that did not", () => {
	make("one");
	put(openPlace(builds), "server/left.js", "half a build");
	const work = openPlace(builds);
	// What a failed one remembered went with it.
	expect(readdirSync(work)).toEqual([]);
	make("two");
	expect(readFileSync(path.join(openPlace(builds), "cache/memory"), "utf8")).toBe("memory of two");
});

it("one that is made beside another leaves every file of that one as it was", () => {
	const first = make("one");
	const second = make("two");
	expect([stands(first), stands(second)]).toEqual([true, true]);
	expect(readFileSync(path.join(first, "server/page.js"), "utf8")).toBe("page of one");
});

it("older ones go, and what is no build; not a newer one, nor what the next is made with", () => {
	for (const [id, at] of [
		["old", 1000],
		["now", 2000],
		["next", 3000],
	] as const) {
		make(id);
		utimesSync(path.join(builds, id, "whole"), at, at);
	}
	put(builds, "BUILD_ID", "of a time when builds had no folder of their own");
	put(builds, "half/server/page.js", "");
	openPlace(builds);
	put(builds, "lock", "[]");
	removeOlderBuilds(builds, "now");
	expect(readdirSync(builds).sort()).toEqual(["lock", "next", "now", "work"]);
});
