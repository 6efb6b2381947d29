import path from "node:path";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { root } from "../../lib/run/environment";
import { openBrowser } from "./browser";
import { middle, spread } from "./spread";

const pairs = 5;

/**
 * B5 (QUALITY), from mounting to the next frame: 30 pictures of 200 points. Dense and repeated ones (strips, which we draw
 * as SVG ourselves) and lines with a band that somebody reads moment by moment, each against the same made by hand as
 * text, and by the library in its plainest form, in turn.
 */
export async function run(): Promise<void> {
	const bundle = await build({
		entryPoints: [path.join(root, "e2e/bench/charts-page.tsx")],
		...{ bundle: true, write: false, minify: true, format: "iife", jsx: "automatic" },
		define: { "process.env.NODE_ENV": '"production"' },
	});
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
		await page.setContent("<!doctype html><body></body>");
		await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
		for (const picture of ["strips", "timelines"] as const) await measure(page, picture);
	} finally {
		await browser.close();
	}
}

type By = "ours" | "hand" | "library";
const ways: readonly By[] = ["ours", "hand", "library"];

async function measure(page: Page, picture: "strips" | "timelines"): Promise<void> {
	const took: Record<By, number[]> = { ours: [], hand: [], library: [] };
	const nodes: Partial<Record<By, number>> = {};
	// The first of each is left out: the browser compiles.
	for (let pair = -1; pair < pairs; pair += 1)
		for (const by of ways) {
			const call = `mount(${JSON.stringify(by)}, ${JSON.stringify(picture)})`;
			const one = await page.evaluate<{ ms: number; nodes: number }>(call);
			if (pair >= 0) took[by].push(one.ms);
			nodes[by] = one.nodes;
		}
	for (const by of ways) console.log(`B5 ${picture} ${by}: ${spread(took[by])} ms, ${nodes[by]} elements`);
	const ratio = (of: By) => (middle(took.ours) / middle(took[of])).toFixed(2);
	console.log(
		`B5 ${picture}: ours / made by hand ${ratio("hand")}, goal <= 2.5; ours / library ${ratio("library")}, goal <= 0.35`,
	);
}
