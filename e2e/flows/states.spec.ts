import { testWorld } from "../school";
import { expect, test } from "../visitor";

const troubled = () => testWorld().troubled;
const group = () => `/groups/${troubled().groupId}`;

test("late, too little and wrong: each screen of a class in trouble says so, and keeps what it has", async ({
	visit,
}) => {
	const page = await visit("jet");
	const main = page.getByRole("main");
	await page.goto(`${group()}/live`);
	await expect(main).toContainText("Er werkt nu niemand; laatste activiteit");
	await expect(main.getByText(/Traagoefen: laatste bericht/)).toContainText("later dan afgesproken");
	await expect(main).toContainText("1 record wacht nog");

	await page.goto(`${group()}/sittings/${troubled().sittingId}`);
	await expect(main).toContainText("Ingetrokken door de leverancier: Otis Smit.");
	await expect(main).toContainText("Nog bezig: Fay Smit.");
	await expect(main).toContainText("te weinig leerlingen voor een mediaan (2)");

	await page.goto(`${group()}/effort`);
	await expect(main).toContainText("Te weinig voor medianen.");
	await expect(main).toContainText("Traagoefen, te laat: laatst ontvangen");

	await page.goto(`/pupils/${troubled().pupilId}`);
	await expect(main).toContainText("te laat: laatst ontvangen");
	await expect(main).toContainText(/te weinig/i);

	await page.goto("/changes");
	await expect(main).toContainText("Niets nieuws");
	await expect(main).toContainText("Traagoefen, te laat: laatst ontvangen");

	await page.goto(`/pupils/${troubled().pupilId}/talk`);
	await expect(main).toContainText("te laat: laatst ontvangen");
	// The test may wait for the school's moment of publication; what was practised stays on the sheet.
	await expect(page.getByRole("article")).toContainText("Bronnen: Traagoefen");
});

test("no data: each screen of a class that nobody delivered for says what is missing, and no figure stands for it", async ({
	visit,
}) => {
	const page = await visit("els");
	const main = page.getByRole("main");
	const { groupId } = testWorld().groups.es5;
	await page.goto(`/groups/${groupId}/live`);
	await expect(main).toContainText("In het afgelopen jaar is er geen oefenwerk dat u kunt zien.");
	await page.goto(`/groups/${groupId}/sittings`);
	await expect(main).toContainText("Nog geen toetsen van deze groep.");
	await page.goto(`/groups/${groupId}/effort`);
	await expect(main).toContainText("Niemand oefende in deze periode.");
	await page.goto(`/pupils/${testWorld().others.es5}`);
	await expect(main).toContainText("Nog geen gegevens van Sem");
	await page.goto("/changes");
	await expect(main).toContainText("Niets nieuws");
	await page.goto(`/pupils/${testWorld().others.es5}/talk`);
	await expect(page.getByRole("article")).toContainText("In deze periode zijn er geen uitkomsten aangeleverd.");
});
