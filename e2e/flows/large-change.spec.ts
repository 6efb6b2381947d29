import { edexmlOf } from "../../lib/testing/roster-files";
import { accessToken } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("a roster that would end most pupils waits for a person, who sees what it does and refuses or takes it", async ({
	visit,
	request,
}, { project }) => {
	const isLight = project.name === "light";
	const client = testWorld().administered[isLight ? "light" : "dark"];
	const token = await accessToken(request, client);
	const bring = async (pupils: number) => {
		const headers = { authorization: `Bearer ${token}`, "content-type": "application/xml" };
		const data = Buffer.from(edexmlOf(pupils));
		const answer = await request.post("/api/exchange/edexml/roster?apply=true", { headers, data });
		return { status: answer.status(), state: ((await answer.json()) as { state?: string }).state };
	};
	expect(await bring(30)).toEqual({ status: 200, state: "applied" });
	expect(await bring(12)).toEqual({ status: 202, state: "held" });
	// What would come next rests on what is not decided: the sender keeps it.
	expect((await bring(30)).status).toBeGreaterThanOrEqual(400);

	const page = await visit(isLight ? "mats" : "nina");
	await page.goto("/suppliers");
	const row = page.getByRole("row").filter({ hasText: "Leerlingvolg" });
	await expect(row).toContainText("een aanlevering wacht op een besluit van de school");
	await page.goto("/quality");
	await page
		.getByRole("link", { name: /Bekijk/ })
		.first()
		.click();
	await expect(page.getByText(/18 van 30 leerlingen zijn niet meer op school/)).toBeVisible();
	// Not without the mark that it was read: the browser leads there.
	await page.getByRole("button", { name: "Pas toe" }).click();
	await expect(page.getByLabel(/Ik heb dit nagekeken/)).toBeFocused();
	await page.getByRole("button", { name: "Doe weg" }).click();
	await expect(page.getByText("Weggedaan. Er is niets veranderd.")).toBeVisible();
	await expect(page.getByText(/^30 leerlingen, 1 groep/)).toBeVisible();

	// The connection goes on; the same file again waits again, and is taken this time.
	expect(await bring(12)).toEqual({ status: 202, state: "held" });
	await page.goto("/quality");
	await page
		.getByRole("link", { name: /Bekijk/ })
		.first()
		.click();
	await page.getByLabel(/Ik heb dit nagekeken/).check();
	await page.getByRole("button", { name: "Pas toe" }).click();
	await expect(page.getByText(/^Toegepast\./)).toBeVisible();
	await expect(page.getByText(/^12 leerlingen, 1 groep/)).toBeVisible();
	expect(await bring(12)).toEqual({ status: 200, state: "applied" });
});
