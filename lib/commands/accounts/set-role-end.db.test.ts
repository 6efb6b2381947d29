import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { today } from "../../clock";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import { listOffers } from "../../queries/offers/list-offers";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { acceptOffer } from "../offers/accept-offer";
import { correctOffer, renewOffer, withdrawOffer } from "../offers/change-offer";
import { offerRole } from "../offers/offer-role";
import { endRole } from "./end-role";
import { setRoleEnd } from "./set-role-end";

testDatabase();

const password = "vier gewone woorden samen";
const later = addDays(today(), 30);
const adminOf = async (
	schoolId: Parameters<typeof createRole>[0],
	over: { password?: string; endDate?: string } = {},
) => {
	const { userId } = await createAccount({ password: over.password ?? password });
	await createRole(schoolId, userId, { role: "admin", ...(over.endDate ? { endDate: over.endDate } : {}) });
	return userId;
};

describe("the end of a role", () => {
	it("is set, moved and taken away, each with an audit row, and reaches no other school", async () => {
		const [{ schoolId }, other] = [await createSchool(), await createSchool()];
		const { userId } = await createAccount({ password });
		await createRole(schoolId, userId);
		const scope = jobScope(schoolId);
		await setRoleEnd(scope, { userId, role: "staff", endDate: later });
		await setRoleEnd(scope, { userId, role: "staff", endDate: null });
		const ends = await inSchool(scope, (tx) => tx.schoolRole.findMany({ where: { userId } }));
		expect(ends.map(({ endDate }) => endDate)).toEqual([null]);
		const events = await inSchool(scope, (tx) => tx.auditEvent.findMany({ where: { action: "role.change" } }));
		expect(new Set(events.map(({ subject }) => (subject as { endDate: string | null }).endDate))).toEqual(
			new Set([later, null]),
		);
		await expect(setRoleEnd(jobScope(other.schoolId), { userId, role: "staff", endDate: null })).rejects.toThrow(
			"not-found",
		);
	});

	it("lies after today and after its begin, and a role that is over has no other end", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const { userId } = await createAccount({ password });
		await createRole(schoolId, userId, { beginDate: later });
		for (const endDate of [today(), later])
			await expect(setRoleEnd(scope, { userId, role: "staff", endDate })).rejects.toThrow("end-date-past");
		const over = await createAccount({ password });
		await createRole(schoolId, over.userId, { endDate: today() });
		await expect(setRoleEnd(scope, { userId: over.userId, role: "staff", endDate: later })).rejects.toThrow(
			"not-found",
		);
		await expect(endRole(scope, { userId: over.userId, role: "staff" })).rejects.toThrow("not-found");
	});

	it("of an admin needs another who can sign in and stays longer", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const first = await adminOf(schoolId);
		const refused = () => expect(setRoleEnd(scope, { userId: first, role: "admin", endDate: later })).rejects;
		await refused().toThrow("last-admin");
		// Offered only: nobody may ever accept it.
		await offerRole(scope, { email: "nieuw@school.test", name: "Nieuw", role: "admin" });
		await refused().toThrow("last-admin");
		await expect(endRole(scope, { userId: first, role: "admin" })).rejects.toThrow("last-admin");
		await adminOf(schoolId, { endDate: later });
		await refused().toThrow("last-admin");
		await adminOf(schoolId);
		await setRoleEnd(scope, { userId: first, role: "admin", endDate: later });
	});

	it("is for an admin to say", async () => {
		const { schoolId } = await createSchool();
		const { userId } = await createAccount({ password });
		await createRole(schoolId, userId);
		const scope = await findSessionScope(await beginSessionOf(userId));
		if (!scope) throw new Error("no scope");
		await expect(setRoleEnd(scope, { userId, role: "staff", endDate: null })).rejects.toThrow("not-allowed");
		const { offerId } = await offerRole(jobScope(schoolId), { email: "bo@school.test", name: "Bo", role: "staff" });
		for (const act of [renewOffer, withdrawOffer]) await expect(act(scope, offerId)).rejects.toThrow("not-allowed");
		await expect(correctOffer(scope, offerId, "bob@school.test")).rejects.toThrow("not-allowed");
		expect(() => listOffers(scope)).toThrow("not-allowed");
	});
});

describe("an offer that waits", () => {
	const tokenOf = ({ link }: { readonly link: string | null }) => link?.split("/").at(-1) ?? "";

	it("is opened by its latest link alone, keeps its dates, and is of its own school", async () => {
		const [{ schoolId }, other] = [await createSchool(), await createSchool()];
		const scope = jobScope(schoolId);
		const input = { email: "bo@school.test", name: "Bo", role: "staff" as const };
		const made = await offerRole(scope, { ...input, endDate: later });
		const renewed = await renewOffer(scope, made.offerId);
		await expect(renewOffer(jobScope(other.schoolId), made.offerId)).rejects.toThrow("not-found");
		await expect(offerRole(scope, input)).rejects.toThrow("offer-there");
		await expect(acceptOffer(tokenOf(made), { password })).rejects.toThrow("link-used");
		await acceptOffer(tokenOf(renewed), { password });
		const roles = await inSchool(scope, (tx) => tx.schoolRole.findMany());
		expect(roles.map(({ role, endDate }) => [role, endDate?.toISOString().slice(0, 10)])).toEqual([["staff", later]]);
		await expect(renewOffer(scope, made.offerId)).rejects.toThrow("not-found");
		await expect(offerRole(scope, input)).rejects.toThrow("role-held");
		await expect(offerRole(scope, { ...input, email: "cor@school.test", endDate: today() })).rejects.toThrow(
			"end-date-past",
		);
	});

	it("is taken back in one act, and leaves nothing but the log", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const made = await offerRole(scope, { email: "boo@school.test", name: "Bo", role: "staff" });
		await withdrawOffer(scope, made.offerId);
		await expect(acceptOffer(tokenOf(made), { password })).rejects.toThrow("link-used");
		expect(await inSchool(scope, async (tx) => [await tx.userAccount.count(), await tx.schoolRole.count()])).toEqual([
			0, 0,
		]);
		const events = await inSchool(scope, (tx) => tx.auditEvent.findMany({ orderBy: { id: "asc" } }));
		expect(events.map(({ action }) => action)).toEqual(["offer.make", "offer.link-shown", "offer.withdraw"]);
		await expect(withdrawOffer(scope, made.offerId)).rejects.toThrow("not-found");
		await expect(withdrawOffer(scope, "no id")).rejects.toThrow("not-found");
	});

	it("is corrected in one act: who has the mistyped address gets nothing", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const wrong = await offerRole(scope, { email: "boo@school.test", name: "Bo", role: "staff", endDate: later });
		await expect(correctOffer(scope, wrong.offerId, "no address")).rejects.toThrow("invalid");
		const right = await correctOffer(scope, wrong.offerId, " BO@school.test ");
		await expect(acceptOffer(tokenOf(wrong), { password })).rejects.toThrow("link-used");
		await acceptOffer(tokenOf(right), { password });
		const accounts = await inSchool(scope, (tx) => tx.userAccount.findMany());
		expect(accounts.map(({ email, name }) => [email, name])).toEqual([["bo@school.test", "Bo"]]);
	});

	it("expires after sixty days, and its link after its own time", async () => {
		const { schoolId } = await createSchool();
		const scope = jobScope(schoolId);
		const made = await offerRole(scope, { email: "bo@school.test", name: "Bo", role: "staff" });
		const change = (data: { expiresAt?: Date; linkUntil?: Date }) =>
			inSchool(scope, (tx) => tx.accountOffer.updateMany({ where: { id: made.offerId }, data }));
		const [offer] = await inSchool(scope, (tx) => tx.accountOffer.findMany());
		expect(offer?.expiresAt.toISOString().slice(0, 10)).toBe(addDays(today(), 60));
		await change({ linkUntil: new Date() });
		await expect(acceptOffer(tokenOf(made), { password })).rejects.toThrow("link-used");
		const renewed = await renewOffer(scope, made.offerId);
		await change({ expiresAt: new Date() });
		await expect(acceptOffer(tokenOf(renewed), { password })).rejects.toThrow("link-used");
		await expect(renewOffer(scope, made.offerId)).rejects.toThrow("not-found");
		// What nobody answered stands in the way of no other.
		const again = await offerRole(scope, { email: "bo@school.test", name: "Bo", role: "staff" });
		await acceptOffer(tokenOf(again), { password });
	});
});
