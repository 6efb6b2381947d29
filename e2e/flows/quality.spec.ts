import { createHash } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { oneRosterOf } from "../../lib/testing/roster-files";
import { accessToken, answered, deliverPractice, deliverResults, lessonOf, resultsMessage } from "../deliver";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

/** The administration tells of one pupil more. */
async function bringPupil(request: APIRequestContext, name: string, eckId: string): Promise<void> {
	const at = { status: "active", dateLastModified: new Date().toISOString() };
	const body = oneRosterOf("delta", {
		orgs: [{ sourcedId: "school", ...at, name: "De Linde", type: "school" }],
		users: [
			{
				...{ sourcedId: name, ...at, enabledUser: "true", givenName: name, familyName: "Nieuw" },
				userMasterIdentifier: eckId,
			},
		],
		roles: [
			{
				...{ sourcedId: `role-${name}`, ...at, userSourcedId: name, roleType: "primary", role: "student" },
				orgSourcedId: "school",
			},
		],
	});
	const { masterId } = testWorld().schools.linde;
	const token = await accessToken(request, testWorld().clients.administration);
	const answer = await request.post(`/api/exchange/oneroster-csv/roster?apply=true&school=${masterId}`, {
		headers: { authorization: `Bearer ${token}`, "content-type": "application/zip" },
		data: Buffer.from(body),
	});
	expect(await answer.text()).toContain("applied");
}

test("a record that waits is seen, read again in vain, and flows in once the pupil is known", async ({ ask, visit }, {
	project,
}) => {
	const eckId = `https://ketenid.nl/201703/${createHash("sha512").update(project.name).digest("hex")}`;
	const assessment = { id: `wait-${project.name}`, name: "Toets in de wacht", takenAt: new Date() };
	const request = await ask("nobody");
	const message = resultsMessage(testWorld().schools.linde, assessment, [{ eckId, percentage: 50 }]);
	expect((await deliverResults(request, message)).status()).toBe(202);

	const admin = await visit("dirk");
	const sourceId = admin.getByText(new RegExp(`^${assessment.id}-`));
	const open = async () => {
		await admin.goto("/quality");
		await admin.getByRole("link", { name: "Toon voorbeelden: de leerling is hier niet bekend, Toetsmaker" }).click();
	};
	await open();
	await expect(sourceId).toBeVisible();
	await expect(admin.getByText(`ECK iD, eindigt op ${eckId.slice(-3)}`)).toBeVisible();
	await expect(admin.locator("main")).not.toContainText(eckId);

	// Light and dark read again at one school: who comes second is told, and waits for the other.
	await expect(async () => {
		await open();
		await admin.getByRole("button", { name: "Lees deze records opnieuw" }).click();
		await expect(admin.getByRole("heading", { name: "Opnieuw lezen" })).toBeVisible({ timeout: 5_000 });
		await expect(admin.getByText("Er wordt al opnieuw gelezen.")).toHaveCount(0);
	}).toPass();
	await expect(admin.getByRole("status").filter({ hasText: "Klaar" })).toBeVisible();
	await expect(admin.locator("main").getByText(/nog op een leerling$/)).toBeVisible();
	await admin.getByRole("link", { name: "Toon wat er veranderde" }).click();
	const records = admin.getByRole("region", { name: "Wat er veranderde" });
	// What still waits is no change.
	await expect(records).toContainText("Er veranderde niets.");
	await expect(records).toContainText(/zoals (het was|ze waren)\./);

	await bringPupil(request, `Wachter-${project.name}`, eckId);
	await expect(async () => {
		await admin.goto("/quality?days=7");
		const cause = admin.getByRole("link", { name: /de leerling is hier niet bekend, Toetsmaker/ });
		if ((await cause.count()) > 0) await cause.click();
		await admin.waitForLoadState("networkidle");
		await expect(sourceId).toHaveCount(0);
	}).toPass();
});

test("a record of an unknown kind of pupil number is mended, read again and written", async ({ ask, visit }, {
	project,
}) => {
	const pupil = testWorld().pupils[2];
	const homePage = `https://leerlingen.example/${project.name}`;
	const account = { homePage, name: pupil?.eckId ?? "" };
	const statement = answered(pupil?.eckId ?? "", lessonOf(0), 900, true, new Date());
	const strange = { ...statement, actor: { objectType: "Agent", account } };
	expect((await deliverPractice(await ask("nobody"), [strange])).status()).toBe(200);

	const admin = await visit("dirk");
	const cause = admin.getByRole("link", {
		name: /het soort leerlingnummer is voor deze koppeling niet bekend, Oefenaar/,
	});
	const open = async () => {
		await admin.goto("/quality?show=all");
		await cause.click();
	};
	await open();
	await expect(admin.getByText(statement.id)).toBeVisible();
	await admin.getByLabel(homePage).selectOption({ label: "ECK iD" });
	await admin.locator("form").filter({ hasText: homePage }).getByRole("button", { name: "Leg vast" }).click();
	await expect(admin.getByText("Uw besluit is opgeslagen.")).toBeVisible();
	const see = async () => {
		await admin.goto("/quality?show=all");
		if ((await cause.count()) > 0) await cause.click();
		await admin.waitForLoadState("networkidle");
	};
	const row = admin.getByRole("row").filter({ hasText: statement.id }).last();
	// Light and dark read again at one school: who comes second tries once more.
	await expect(async () => {
		await see();
		const again = row.getByRole("button", { name: /^Lees record/ });
		if ((await again.count()) > 0) {
			await again.click();
			await expect(admin.getByRole("status").filter({ hasText: "Klaar" })).toBeVisible({ timeout: 10_000 });
		}
		await see();
		await expect(admin.getByText(statement.id)).toHaveCount(0, { timeout: 1_000 });
	}).toPass({ timeout: 90_000 });
	await admin.goto("/quality");
	await expect(admin.getByText("1 record is verwerkt")).toBeVisible();
});
