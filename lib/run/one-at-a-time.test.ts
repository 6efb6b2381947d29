import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time";
import { identify } from "./process-identity";

let folder = "";
let file = "";
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), "one-at-a-time-"));
	file = path.join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const ended = { pid: process.pid, startedAt: "another time" };

it("the second begins when the first has ended, well or not, and nothing stays", async () => {
	const seen: string[] = [];
	const work = (name: string, fails = false) =>
		oneAtATime(file, async () => {
			seen.push(`${name} begins`);
			await wait(50);
			seen.push(`${name} ends`);
			if (fails) throw new Error(name);
		});
	const [first, second] = await Promise.allSettled([work("first", true), work("second")]);
	expect(seen).toEqual(["first begins", "first ends", "second begins", "second ends"]);
	expect([first?.status, second?.status]).toEqual(["rejected", "fulfilled"]);
	expect(readdirSync(folder)).toEqual([]);
});

it("who was killed is not waited for, nor one that had only begun to say who it is", async () => {
	writeFileSync(file, JSON.stringify([ended]));
	writeFileSync(`${file}.${process.pid}`, "[{");
	await oneAtATime(file, async () => expect(existsSync(file)).toBe(true));
	expect(readdirSync(folder)).toEqual([]);
});

it("what a killed one had started is waited for", async () => {
	const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 700)"]);
	await once(child, "spawn");
	writeFileSync(file, JSON.stringify([ended, identify(child.pid ?? 0)]));
	await oneAtATime(file, async () => expect(identify(child.pid ?? 0)).toBeNull());
});

it("names what it started for as long as it works", async () => {
	await oneAtATime(file, async (hold) => {
		const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"]);
		await once(child, "spawn");
		hold(child.pid ?? 0);
		expect(readdirSync(folder)).toEqual(["lock"]);
		child.kill();
	});
	expect(readdirSync(folder)).toEqual([]);
});
