import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

interface Sheet {
	/** Name and rest of each line above the empty one: what, whom, period, sources, how many. */
	readonly about: ReadonlyMap<string, readonly string[]>;
	/** Each line below it that begins with a pupil or subject; the last of the lines before it names the columns. */
	readonly lines: readonly (readonly string[])[];
}

/** The file behind the link of the page. */
async function fileOf(page: Page): Promise<Sheet> {
	const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
	const answer = await page.request.get(href ?? "");
	expect(answer.headers()).toMatchObject({ "content-type": "text/csv; charset=utf-8", "cache-control": "no-store" });
	// Whoever sees the file's name in a list of downloads learns nothing of a pupil.
	expect(answer.headers()["content-disposition"]).toMatch(
		/^attachment; filename="groepsbeeld-[a-z-]+-\d{4}-\d\d-\d\d\.csv"$/,
	);
	const rows = Papa.parse<string[]>((await answer.text()).replace(/^\uFEFF/, ""), { delimiter: ";" }).data;
	const gap = rows.findIndex((row) => row.length === 1 && row[0] === "");
	return {
		about: new Map(rows.slice(0, gap).map(([name = "", ...rest]) => [name, rest])),
		lines: rows.slice(gap + 1).filter((row) => row.length > 1),
	};
}

const digits = (text: string) => text.replace(/[^\d,-]/g, "");

test("the group grid as a file holds what its table shows, with n and sources", async ({ visit }) => {
	const { groups, pupils, goals } = testWorld();
	const page = await visit("anna");
	await page.goto(`/groups/${groups.groep5.groupId}?view=table`);
	const { about, lines } = await fileOf(page);
	expect(about.get("Groep")).toEqual(["Groep 5"]);
	expect(about.get("Leerlingen die worden vergeleken")).toEqual([String(pupils.length)]);
	expect([...about.keys()]).toEqual(expect.arrayContaining(["Periode", "Bron", "Gemaakt op"]));
	const table = page.getByRole("table");
	for (const { name } of pupils) {
		const line = lines.find(([first]) => first?.startsWith(name)) ?? [];
		const cells = await table
			.getByRole("row")
			.filter({ has: page.getByRole("rowheader", { name }) })
			.getByRole("cell")
			.all();
		expect(cells).toHaveLength(goals.length);
		for (const [index, cell] of cells.entries()) {
			const shown = (await cell.innerText()).split("\n")[0] ?? "";
			// Value, status and place stand side by side for each goal; the unit stands in the head.
			expect(digits(line[1 + 3 * index] ?? "")).toBe(digits(shown === "–" ? "" : shown));
		}
	}
});

test("one goal, a sitting, effort and a pupil go along as files too, each pupil once", async ({ visit }) => {
	const { groups, pupils, goals, sittingId } = testWorld();
	const page = await visit("anna");
	const group = `/groups/${groups.groep5.groupId}`;
	for (const address of [`${group}/goals/${goals[0]?.goalId}`, `${group}/sittings/${sittingId}`, `${group}/effort`]) {
		await page.goto(address);
		const { about, lines } = await fileOf(page);
		expect(about.get("Bron")?.length).toBeGreaterThan(0);
		for (const { name } of pupils) expect(lines.filter(([first]) => first?.startsWith(name))).toHaveLength(1);
	}
	await page.goto(`/pupils/${pupils[0]?.pupilId}`);
	const { about, lines } = await fileOf(page);
	expect(about.get("Wat")?.[0]).toContain(pupils[0]?.name);
	const others = pupils.slice(1).map(({ name }) => name);
	expect(lines.flat().filter((text) => others.some((name) => text.startsWith(name)))).toEqual([]);
	expect(lines.length).toBeGreaterThan(2);
});
