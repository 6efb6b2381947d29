import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { inSchool } from "../../lib/db/in-school";
import { createGoal } from "../../lib/testing/factories";
import { cookiesOf, openBrowser } from "./browser";
import { middle, spread } from "./spread";
import { openStand, type Stand } from "./stand";
import { makeStandClass, type StandClass } from "./stand-class";

const [pairs, pupils, goals] = [5, 40, 60];
/** A frame that took this long is seen as a stutter: three of the 60 in a second. */
const longMs = 50;

/**
 * T1 with 40 pupils and 60 goals "without a stutter": frames of a real browser while it is scrolled and walked by
 * keyboard, against a page of the same size that holds nothing, in turn: what that one loses is the machine's.
 */
export async function run(): Promise<void> {
	const stand = await openStand();
	const browser = await openBrowser();
	try {
		const group = await makeStandClass(stand, pupils);
		await fillGrid(stand, group);
		const ours: Seen[] = [];
		const empty: Seen[] = [];
		for (let pair = 0; pair < pairs; pair += 1) {
			ours.push(await walk(browser, stand, group));
			empty.push(await idle(browser));
		}
		tell(ours, empty);
	} finally {
		await browser.close();
		await stand.serving.stop();
	}
}

/** Every pupil on every goal by practice of three days, from nothing right to all right. */
async function fillGrid(stand: Stand, { pupilIds }: StandClass): Promise<void> {
	const { schoolId, connectionId, superuserUrl } = stand;
	const goalIds: string[] = [];
	for (let number = 1; number <= goals; number += 1)
		goalIds.push((await createGoal({ subjectKey: "arithmetic", title: `Leerdoel ${number}` })).goalId);
	const data = goalIds.map((goalId) => ({
		...{ schoolId, connectionId, kind: "unit", sourceId: `les-${goalId}`, goalId, version: 1 },
	}));
	await inSchool({ schoolId }, (tx) => tx.goalMapping.createMany({ data }));
	const database = new pg.Client({ connectionString: superuserUrl });
	await database.connect();
	await database.query(
		`INSERT INTO practice_day (school_id, pupil_id, kind, key, connection_id, day, attempts, judged, correct, first_judged,
				first_correct, partial, partial_sum, partial_sum_squares, duration_ms, last_at)
			SELECT $1::uuid, p.id, 'goal', g.id::text, $2::uuid, (now() - make_interval(days => d))::date, 8, 8,
				(p.n + g.n) % 9, 8, (p.n + g.n) % 9, 0, 0, 0, 96000, now() - make_interval(days => d)
			FROM unnest($3::uuid[]) WITH ORDINALITY AS p (id, n), unnest($4::uuid[]) WITH ORDINALITY AS g (id, n),
				unnest(ARRAY[1, 4, 9]) AS d`,
		[schoolId, connectionId, pupilIds, goalIds],
	);
	await database.end();
}

interface Seen {
	readonly cells: number;
	/** Milliseconds between frames. */
	readonly scroll: readonly number[];
	readonly keys: readonly number[];
}

async function walk(browser: Browser, { serving }: Stand, { groupId, cookie }: StandClass): Promise<Seen> {
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
	await context.addCookies(cookiesOf(cookie, serving.baseUrl));
	const page = await context.newPage();
	const answer = await page.goto(`${serving.baseUrl}/groups/${groupId}?subject=arithmetic`, {
		waitUntil: "networkidle",
	});
	if (!answer?.ok()) throw new Error(`the grid answers ${answer?.status()}`);
	const cells = await page.locator('[role="grid"] tbody td').count();
	const seen = await framesOf(page, async () => {
		await page.locator('[role="grid"] tbody [tabindex="0"], [role="grid"] [tabindex="0"]').first().focus();
	});
	await context.close();
	return { cells, ...seen };
}

async function idle(browser: Browser): Promise<Seen> {
	const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
	await page.setContent(`<div style="width:6000px;height:3000px"><button>x</button></div>`);
	const seen = await framesOf(page, async () => page.locator("button").focus());
	await page.close();
	return { cells: 0, ...seen };
}

/** Scrolled up and down and aside by the wheel, then 120 arrows of the keyboard. */
async function framesOf(page: Page, focus: () => Promise<void>) {
	await page.evaluate(record);
	await page.mouse.move(700, 500);
	for (const [dx, dy] of [
		[0, 120],
		[160, 0],
		[0, -120],
		[-160, 0],
	] as const)
		for (let step = 0; step < 15; step += 1) await page.mouse.wheel(dx, dy);
	const scroll = await page.evaluate(taken);
	await focus();
	await page.evaluate(taken);
	for (const key of ["ArrowDown", "ArrowRight", "ArrowUp"])
		for (let step = 0; step < 40; step += 1) await page.keyboard.press(key);
	return { scroll, keys: await page.evaluate(taken) };
}

/** Text, since what compiles this file adds names that a page does not know. */
const record = `
	window.frames_ = [];
	let last = performance.now();
	const tick = (now) => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
	requestAnimationFrame((now) => { last = now; requestAnimationFrame(tick); });
`;
const taken = "window.frames_.splice(0)" as unknown as () => number[];

function tell(ours: readonly Seen[], empty: readonly Seen[]): void {
	console.log(`grid: ${ours[0]?.cells} cells, viewport 1366 x 768`);
	for (const part of ["scroll", "keys"] as const) {
		const long = (all: readonly Seen[]) => all.map((one) => one[part].filter((frame) => frame > longMs).length);
		const worst = (all: readonly Seen[]) => all.map((one) => Math.max(...one[part]));
		const shown = ours.map((one) => one[part].length);
		console.log(`grid ${part}: frames ${spread(shown)}; longer than ${longMs} ms ${spread(long(ours))}, goal 0`);
		console.log(`grid ${part}: longest frame ${spread(worst(ours))} ms; of an empty page ${spread(worst(empty))} ms`);
		console.log(`grid ${part}: an empty page has ${middle(long(empty))} long frames on this machine now`);
	}
}
