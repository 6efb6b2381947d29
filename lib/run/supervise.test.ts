import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeFolder } from "./pid-file";
import { identify, isAlive } from "./process-identity";
import { supervise } from "./supervise";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "groepsbeeld-run-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sleeper = ["-e", "setInterval(() => {}, 1000)"];
const left = (processes: object) => writeFileSync(path.join(folder, "processes.json"), JSON.stringify(processes));
const kept = () => JSON.parse(readFileSync(path.join(folder, "processes.json"), "utf8"));

function startSleeper(): ChildProcess {
	return spawn(process.execPath, sleeper, { detached: true, stdio: "ignore" });
}

test("a part that falls comes back, and stays away once it is stopped", async () => {
	const pids = await takeFolder(folder);
	const part = supervise({ name: "worker", args: sleeper, env: process.env }, pids);
	const first = kept().worker;
	expect(isAlive(first)).toBe(true);
	process.kill(first.pid, "SIGKILL");
	await expect.poll(() => kept().worker.pid, { timeout: 10_000 }).not.toBe(first.pid);
	const second = kept().worker;
	expect(isAlive(second)).toBe(true);
	await part.stop();
	expect(isAlive(second)).toBe(false);
	expect(kept().worker).toBeUndefined();
}, 30_000);

test("what a killed launcher left is ended; a program that only got its number is not touched", async () => {
	const [orphan, stranger] = [startSleeper(), startSleeper()];
	const ofOrphan = identify(orphan.pid ?? 0);
	expect(ofOrphan).not.toBeNull();
	left({ web: ofOrphan, worker: { pid: stranger.pid, startedAt: "another boot 1" } });
	const ended = once(orphan, "exit");
	await takeFolder(folder);
	await ended;
	expect(identify(stranger.pid ?? 0)).not.toBeNull();
	stranger.kill();
}, 30_000);

test("two launchers do not share a folder; one that was killed does not hold it", async () => {
	const other = startSleeper();
	left({ launcher: identify(other.pid ?? 0) });
	await expect(takeFolder(folder)).rejects.toThrow(/already running/);
	const ended = once(other, "exit");
	other.kill("SIGKILL");
	await ended;
	await expect(takeFolder(folder)).resolves.toBeDefined();
}, 30_000);
