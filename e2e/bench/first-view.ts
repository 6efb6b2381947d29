import type { Browser, Page } from "@playwright/test";
import { markupOf, startBareApp } from "./bare-app";
import { cookiesOf, openBrowser } from "./browser";
import { visitDemo } from "./demo-visitor";
import { middle, spread } from "./spread";

const pairs = 5;

/**
 * B4, the group page as a browser first shows it, empty cache: bytes of JavaScript, largest contentful paint, blocked
 * time and layout shift, at full speed and with the processor slowed down four times; the paint against that of a bare
 * Next page with the same markup, in turn. Needs `npm run demo` with its history in.
 */
export async function run(): Promise<void> {
	const { baseUrl, cookie, groupPath, groupPage } = await visitDemo();
	const browser = await openBrowser();
	const bare = await startBareApp(markupOf(groupPage));
	try {
		for (const slowdown of [1, 4]) {
			const ours: View[] = [];
			const peer: View[] = [];
			for (let pair = 0; pair < pairs; pair += 1) {
				ours.push(await view(browser, baseUrl + groupPath, slowdown, cookie));
				peer.push(await view(browser, bare.url, slowdown, null));
			}
			tell(slowdown, ours, peer);
		}
	} finally {
		bare.stop();
		await browser.close();
	}
}

interface View {
	/** Milliseconds since navigation. */
	readonly paintMs: number;
	/** Milliseconds beyond 50 of each long task after the first paint. */
	readonly blockedMs: number;
	readonly shift: number;
	/** Over the wire. */
	readonly scriptBytes: number;
}

async function view(browser: Browser, url: string, slowdown: number, cookie: string | null): Promise<View> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
	if (cookie) await context.addCookies(cookiesOf(cookie, url));
	const page = await context.newPage();
	const tools = await context.newCDPSession(page);
	await tools.send("Network.enable");
	await tools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
	const scripts = new Set<string>();
	let scriptBytes = 0;
	tools.on("Network.responseReceived", ({ requestId, type }) => void (type === "Script" && scripts.add(requestId)));
	tools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
		if (scripts.has(requestId)) scriptBytes += encodedDataLength;
	});
	await page.addInitScript(observe);
	const answer = await page.goto(url, { waitUntil: "networkidle" });
	if (!answer?.ok()) throw new Error(`${url} answers ${answer?.status()}`);
	const seen = await read(page);
	await context.close();
	return { ...seen, scriptBytes };
}

/** Runs in the page before its own scripts; text, since what compiles this file adds names that a page does not know. */
const observe = `
	const seen = { paintMs: 0, blockedMs: 0, shift: 0 };
	window.seen = seen;
	const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
	watch("largest-contentful-paint", (entry) => { seen.paintMs = entry.startTime; });
	watch("longtask", (entry) => { seen.blockedMs += entry.duration - 50; });
	watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
`;

const read = (page: Page) => page.evaluate(() => (window as unknown as { seen: Omit<View, "scriptBytes"> }).seen);

function tell(slowdown: number, ours: readonly View[], peer: readonly View[]): void {
	const of = (views: readonly View[], figure: keyof View) => views.map((one) => one[figure]);
	const at = `at 1/${slowdown} speed`;
	const [paint, bare] = [of(ours, "paintMs"), of(peer, "paintMs")];
	console.log(`B4 ${at}: largest paint ${spread(paint)} ms, bare ${spread(bare)} ms`);
	console.log(`B4 ${at}: ours / bare ${(middle(paint) / middle(bare)).toFixed(2)}, goal <= 2`);
	console.log(`B4 ${at}: blocked ${spread(of(ours, "blockedMs"))} ms, goal <= 200`);
	console.log(`B4 ${at}: layout shift ${Math.max(...of(ours, "shift")).toFixed(3)}, goal <= 0.02`);
	const kilobytes = (views: readonly View[]) => Math.round(middle(of(views, "scriptBytes")) / 1000);
	console.log(`B4 ${at}: JavaScript ${kilobytes(ours)} kB, goal <= 215; bare ${kilobytes(peer)} kB`);
}
