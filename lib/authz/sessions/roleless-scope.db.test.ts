import { expect, it } from "vitest";
import { now, today } from "../../clock";
import { changePassword } from "../../commands/accounts/change-password";
import { decideOwnOffer } from "../../commands/offers/accept-offer";
import { offerRole } from "../../commands/offers/offer-role";
import { addDays } from "../../domain/school-day";
import { listOwnOffers } from "../../queries/offers/list-offers";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { jobScope } from "../job-scope";
import { listProvenAccounts } from "./proven-accounts";
import { rolelessOf } from "./roleless-scope";
import { findSessionScope } from "./session-scope";

testDatabase();
const password = "vier gewone woorden samen";

async function former() {
	const { schoolId } = await createSchool();
	const { userId, email } = await createAccount({ password });
	await createRole(schoolId, userId, { endDate: addDays(today(), -1) });
	const sessionId = await beginSessionOf(userId);
	const own = async () => rolelessOf(sessionId, await listProvenAccounts(sessionId, now()), now(), "look");
	return { schoolId, userId, email, sessionId, own };
}

it("who holds no role any more accepts a new one in the own account, and comes in by it", async () => {
	const { schoolId, email, sessionId, own } = await former();
	expect(await findSessionScope(sessionId)).toBeNull();
	const scope = await own();
	if (scope === null) throw new Error("no scope");
	expect(await listOwnOffers(scope)).toEqual([]);
	const { offerId, link } = await offerRole(jobScope(schoolId), { email, name: "Anna", role: "staff" });
	// The account can be signed in to: no link may choose another way for it.
	expect(link).toBeNull();
	expect(await listOwnOffers(scope)).toMatchObject([{ offerId, role: "staff" }]);
	await changePassword(scope, { present: password, next: "heel andere woorden hier" });
	await decideOwnOffer(scope, offerId, true);
	expect((await findSessionScope(sessionId))?.roles).toEqual(new Set(["staff"]));
	expect(await own()).toBeNull();
});

it("an account that has a role, or a session that is over, is not among them", async () => {
	const { userId, sessionId, own } = await former();
	await createRole((await createSchool()).schoolId, userId);
	const proven = await listProvenAccounts(sessionId, now());
	expect(proven.map(({ roles }) => roles.length)).toEqual([0]);
	expect(await own()).toMatchObject({ kind: "roleless", userId });
	expect(await rolelessOf(sessionId, [], now(), "look")).toBeNull();
	expect(
		await rolelessOf(
			sessionId,
			proven.map((one) => ({ ...one, suits: false })),
			now(),
			"look",
		),
	).toBeNull();
});
