import { connectSupplier, readCredentials } from "../connect-supplier";
import { accessToken, answered } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("terms change by a new approval; a pause, a new secret and the end work at once, and what came is erased", async ({
	visit,
	request,
}) => {
	const page = await visit("dirk");
	const client = await connectSupplier(page, "Eindhaven");
	const { pupils } = testWorld();
	const work = (from: number) =>
		pupils.map(({ eckId }, index) => answered(eckId, "https://eind.example/les/1", from + index, true, new Date()));
	const deliver = async (token: string, from: number) => {
		const headers = { authorization: `Bearer ${token}`, "x-experience-api-version": "1.0.3" };
		return (await request.post("/api/exchange/xapi/statements", { headers, data: work(from) })).status();
	};
	const token = await accessToken(request, client);
	expect(await deliver(token, 0)).toBe(200);

	await page.goto(`/suppliers/${client.connectionId}`);
	await page.getByRole("link", { name: "Wijzig afspraken" }).click();
	await page.getByRole("checkbox", { name: /^Tijdsduur/ }).check();
	await page.getByRole("button", { name: "Leg wijziging voor" }).click();
	await expect(page.getByRole("heading", { name: "Een wijziging wacht op goedkeuring" })).toBeVisible();
	await expect(page.getByRole("row", { name: /^Tijdsduur.* ja nieuw$/ })).toBeVisible();
	await page.getByRole("button", { name: "Keur goed" }).click();
	await expect(page.getByRole("table", { name: "Toestemmingen" }).getByRole("row")).toHaveCount(3);

	await page.getByRole("link", { name: "Pauzeer of beëindig" }).click();
	await page.getByRole("button", { name: "Pauzeer" }).click();
	await expect(page.getByText("Gepauzeerd tot u hervat.")).toBeVisible();
	expect(await deliver(token, 100)).toBe(403);
	await page.getByRole("button", { name: "Hervat nu" }).click();
	await expect(page.getByRole("button", { name: "Pauzeer" })).toBeVisible();
	expect(await deliver(token, 100)).toBe(200);

	await page.getByRole("button", { name: "Maak een nieuw geheim" }).click();
	const renewed = { ...client, ...(await readCredentials(page)) };
	expect(await deliver(token, 200)).toBe(401);
	await expect(accessToken(request, client)).rejects.toThrow("401");
	const fresh = await accessToken(request, renewed);
	expect(await deliver(fresh, 200)).toBe(200);

	await page.reload();
	await page.getByRole("radio", { name: /^Wis het nu/ }).check();
	await page.getByRole("button", { name: "Beëindig de koppeling" }).click();
	await expect(page.getByText("Vink aan dat u dit zeker weet.")).toBeVisible();
	await page.getByRole("radio", { name: /^Wis het nu/ }).check();
	await page.getByRole("checkbox", { name: /^Ik weet/ }).check();
	await page.getByRole("button", { name: "Beëindig de koppeling" }).click();
	await expect(page.getByText(/^Alles wat is ontvangen, is gewist op/)).toBeVisible({ timeout: 60_000 });
	await expect(page.getByRole("region", { name: "Gewist" })).toContainText(`${3 * pupils.length} gemaakte opgaven`);
	expect(await deliver(fresh, 300)).toBe(403);
});
