import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { edexmlOf } from "../testing/roster-files";
import { parseFile } from "./parse-file";
import { startChild } from "./parser-child";
import { parseLimits, runChild } from "./run-child";

const edexml = { kind: "roster", standard: "edexml" } as const;
const oneRoster = { kind: "roster", standard: "oneroster-csv" } as const;

/** While a file is read: how often the clock of this process ticks, and how much memory it takes meanwhile. */
async function watched<T>(work: () => Promise<T>) {
	const before = process.memoryUsage();
	let [ticks, heap, rss] = [0, 0, 0];
	const timer = setInterval(() => {
		const now = process.memoryUsage();
		ticks += 1;
		heap = Math.max(heap, now.heapUsed - before.heapUsed);
		rss = Math.max(rss, now.rss - before.rss);
	}, 20);
	const result = await work().finally(() => clearInterval(timer));
	return { result, ticks, heap: heap / 1e6, rss: rss / 1e6 };
}
const refusalOf = (code: string, path: string) => ({
	ok: true,
	value: { ok: false, refusal: { details: [{ code, path }] } },
});

/** 63 MB of commas, and as much that cannot be packed as keeps the ratio just below the limit: 0.7 MB as a zip. */
const manifest = () =>
	zipSync({
		"manifest.csv": Buffer.concat([Buffer.alloc(62_700_000, ","), Buffer.from(randomBytes(560_000).toString("hex"))]),
	});
const pupilOf = (references: string) =>
	strToU8(
		`<EDEX><school><schooljaar>2026-2027</schooljaar></school><groepen><groep key="a"><naam>A</naam></groep></groepen>` +
			`<leerlingen><leerling key="1"><roepnaam>N</roepnaam>${references}</leerling></leerlingen></EDEX>`,
	);

it.each([
	["a manifest of 63 MB of commas", oneRoster, manifest, "too-many-columns", "manifest.csv:1"],
	[
		"5.5 million references of one pupil",
		edexml,
		() => pupilOf("<groep/>".repeat(5_500_000)),
		"too-many-references",
		"edexml:1:groep",
	],
] as const)(
	"ends at %s with a reason, and its caller goes on",
	{ timeout: 120_000 },
	async (_, work, make, code, path) => {
		const file = make();
		const { result, ticks, heap, rss } = await watched(() => parseFile("school", work, file));
		expect(result).toMatchObject(refusalOf(code, path));
		expect(ticks).toBeGreaterThan(5);
		expect(heap).toBeLessThan(50);
		expect(rss).toBeLessThan(100);
	},
);

it("ends a file that takes too long, too much memory or too many words, each with its reason", {
	timeout: 120_000,
}, async () => {
	const file = edexmlOf(15_000);
	const ended = (over: Partial<typeof parseLimits>) => runChild(edexml, file, { ...parseLimits, ...over });
	expect(await ended({ longestMs: 1 })).toEqual({ end: "read-too-long" });
	expect(await ended({ heapMegabytes: 24 })).toEqual({ end: "read-too-heavy" });
	expect(await ended({ resultBytes: 10_000 })).toEqual({ end: "read-too-much" });
	expect(await runChild({ kind: "roster", standard: "xapi" }, file)).toEqual({ end: "read-failed" });
	const whole = await ended({});
	expect("value" in whole && whole.value.ok && whole.value.value.snapshot.people.length).toBe(15_001);
});

it("has none of our settings", { timeout: 60_000 }, async () => {
	const child = startChild(64);
	if (process.platform === "linux") expect(readFileSync(`/proc/${child.process.pid}/environ`, "utf8")).toBe("");
	child.process.kill("SIGKILL");
});

it("reads the files of a school one after the other, two schools at once, and lets three of a school wait", {
	timeout: 120_000,
}, async () => {
	const file = edexmlOf(30);
	const asked = Promise.allSettled(Array.from({ length: 6 }, () => parseFile("busy", edexml, file)));
	const other = parseFile("other", edexml, file);
	const all = await asked;
	expect(all.map(({ status }) => status)).toEqual([
		"fulfilled",
		"fulfilled",
		"fulfilled",
		"fulfilled",
		"rejected",
		"rejected",
	]);
	expect(all[5]).toMatchObject({ reason: { code: "too-many", messageKey: "files-wait" } });
	expect((await other).ok).toBe(true);
});
