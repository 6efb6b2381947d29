import { expect, it } from "vitest";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { today } from "../../clock";
import { prisma } from "../../db/client";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { issueSetUpCode } from "./issue-set-up-code";
import { needsSetUp } from "./needs-set-up";
import { type SetUpInput, setUpSchool } from "./set-up-school";

const database = testDatabase();
const accountsInAll = async () => (await database.query("superuser", "SELECT FROM user_account")).length;

const input = (code: string): SetUpInput => ({
	code,
	schoolName: "De Eik",
	sector: "po",
	masterId: "107a123",
	name: "Anna",
	email: "anna@school.test",
	password: "vier gewone woorden samen",
	locale: "nl",
});

it("the first school is made by the latest code, once, with an admin who can do nothing with results", async () => {
	expect(await needsSetUp()).toBe(true);
	const old = await issueSetUpCode();
	const code = await issueSetUpCode();
	const address = "198.51.100.1";
	await expect(setUpSchool(input(old!), address)).rejects.toThrow("code-wrong");
	await expect(setUpSchool(input("AAAAA-AAAAA-AAAAA-AAAAA"), address)).rejects.toThrow("code-wrong");
	await expect(setUpSchool({ ...input(code!), password: "kort" }, address)).rejects.toThrow("password-short");
	await expect(setUpSchool({ ...input(code!), masterId: "onzin" }, address)).rejects.toThrow("invalid");
	expect(await accountsInAll()).toBe(0);

	const both = await Promise.allSettled([setUpSchool(input(code!), address), setUpSchool(input(code!), address)]);
	expect(both.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
	const made = both.find((result) => result.status === "fulfilled");
	const { userId, schoolId } = made!.value;
	const scope = await findSessionScope(await beginSession([{ placeId: schoolId, userId, signedBy: "password" }]));
	expect(await accountsInAll()).toBe(1);
	expect([scope?.schoolId, scope?.roles, scope?.personId]).toEqual([schoolId, new Set(["admin"]), null]);
	// A fortnight to look round; then the admin needs a second factor.
	const { adminFactorFrom, staffFactorFrom } = await prisma().school.findUniqueOrThrow({ where: { id: schoolId } });
	expect([adminFactorFrom, staffFactorFrom]).toEqual([new Date(addDays(today(), 14)), null]);
	expect(await needsSetUp()).toBe(false);
	expect(await issueSetUpCode()).toBeNull();
	expect(await prisma().schoolIdentifier.findMany()).toMatchObject([{ value: "107A123", ownerSchool: schoolId }]);
	await expect(setUpSchool({ ...input(code!), email: "b@school.test" }, address)).rejects.toThrow();
});
