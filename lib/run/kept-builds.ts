import { createHash } from "node:crypto";
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";

/**
 * The builds of one use (`.next-start`), each in a folder of its own that nothing writes in again. Next works in one place,
 * for what it remembers of the build before holds for that place alone; only a build that is whole gets its name.
 */
const place = "work";
const memory = "kept-cache";
const lock = "lock";
export const lockOf = (builds: string) => path.join(builds, lock);
const isBuild = (name: string) => name !== place && name !== memory && !name.startsWith(lock);

const sealOf = (build: string) => path.join(build, "whole");

/** Whether the build is there, with every file as long as it was made: not after a power cut or half a removal. */
export function stands(build: string): boolean {
	return existsSync(sealOf(build)) && readFileSync(sealOf(build), "utf8") === lengthsOf(build);
}

/** Only for its owner: a build holds the key of its actions. */
export function openBuilds(builds: string): void {
	mkdirSync(builds, { recursive: true, mode: 0o700 });
	chmodSync(builds, 0o700);
}

/** The place to work in, without anything of a build that failed; with what Next remembers of the last one that did not. */
export function openPlace(builds: string): string {
	const work = path.join(builds, place);
	rmSync(work, { recursive: true, force: true });
	mkdirSync(work);
	moveIfThere(path.join(builds, memory), path.join(work, "cache"));
	return work;
}

/** What lies in the place is whole: it gets its name, in one step. */
export function keepBuild(builds: string, id: string): void {
	const [work, build] = [path.join(builds, place), path.join(builds, id)];
	rmSync(path.join(builds, memory), { recursive: true, force: true });
	moveIfThere(path.join(work, "cache"), path.join(builds, memory));
	writeFileSync(sealOf(work), lengthsOf(work));
	rmSync(build, { recursive: true, force: true });
	renameSync(work, build);
}

/** What is older than this build, which runs well; not one that was made beside it for the next start. */
export function removeOlderBuilds(builds: string, id: string): void {
	const madeAt = timeOf(path.join(builds, id));
	for (const name of readdirSync(builds)) {
		const build = path.join(builds, name);
		if (name !== id && isBuild(name) && timeOf(build) <= madeAt) rmSync(build, { recursive: true, force: true });
	}
}

function timeOf(build: string): number {
	return existsSync(sealOf(build)) ? statSync(sealOf(build)).mtimeMs : 0;
}

function moveIfThere(from: string, to: string): void {
	if (existsSync(from)) renameSync(from, to);
}

/** A digest of the names and lengths of all files, but for what the server writes as it runs. */
function lengthsOf(build: string): string {
	const lines = readdirSync(build, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => file !== sealOf(build) && !file.startsWith(path.join(build, "cache", path.sep)))
		.map((file) => `${path.relative(build, file)} ${statSync(file).size}`);
	return createHash("sha256").update(lines.sort().join("\n")).digest("hex");
}
