import { addressOf, routeTable } from "../isolation/route-table";
import { testWorld } from "../school";
import { screens } from "../screens";
import { expect, test } from "../visitor";

const day = String.raw`\d{1,2} (jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)`;
/** Whole words of the screens: which days they are about, and how old what they show is. */
const says = {
	days: new RegExp(String.raw`${day}( \d{4})? (–|t/m) ${day}`),
	since: new RegExp(`sinds ${day}`),
	theDay: new RegExp(`, ${day}`),
	lately: /in de laatste \d+ minuten/,
	received: new RegExp(String.raw`(ontvangen|laatste bericht) .*(${day}|\d{2}:\d{2})`, "i"),
	column: /Laatst ontvangen/,
	now: new RegExp(`keek ${day}`),
};

/** Screens with figures of suppliers say both; those of who is in a group or looked have no supplier to name. */
const expected: Readonly<Record<keyof typeof screens, readonly RegExp[]>> = {
	"T1 group grid": [says.days, says.received],
	"T2 one goal": [says.days, says.received],
	"T3 one pupil on one goal": [says.days, says.received],
	"T4 live lesson": [says.lately, says.received],
	"T5 tests": [says.since, says.column],
	"T5 after a test": [says.theDay, says.received],
	"T6 practice and test": [says.days, says.received],
	"sub-groups": [],
	"group plans": [],
	"a group plan": [says.days, says.received],
	"M1 pupil": [says.days, says.received],
	"M2 changes": [says.days, says.received],
	"M3 talk sheet": [says.days, says.received],
	"M4 who can see this pupil": [says.since, says.now],
	"test results of a pupil": [says.since, says.received],
	"my groups": [says.days, says.received],
};

for (const [name, wanted] of Object.entries(expected).filter(([, all]) => all.length > 0))
	test(`${name} says which days it is about and how fresh its data are`, async ({ look }) => {
		const pattern = screens[name as keyof typeof screens];
		const page = await look("anna");
		await page.goto(addressOf(pattern, routeTable[pattern]?.own?.(testWorld())));
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		for (const words of wanted) await expect(page.getByRole("main")).toContainText(words);
	});
