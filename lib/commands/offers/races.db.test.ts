import { expect, test } from "vitest";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createAccountAt, createRole, createSchool } from "../../testing/factories";
import { endRole } from "../accounts/end-role";
import { recoverAccount } from "../accounts/recover-account";
import { resetPassword } from "../accounts/reset-password";
import { restorePassword } from "../accounts/restore-password";
import { resetFactor } from "../second-factor/reset-factor";
import { acceptOffer, declineOffer } from "./accept-offer";
import { correctOffer, renewOffer, withdrawOffer } from "./change-offer";
import { offerRole } from "./offer-role";

testDatabase();

const identity = () => ({ identity: { issuer: "https://idp.test", subject: newId(), email: null } });
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

async function makeAdmins() {
	const { schoolId } = await createSchool();
	const scopes: Scope[] = [];
	for (const name of ["Ans", "Cas"]) {
		const { userId } = await createAccount({ name });
		await createRole(schoolId, userId, { role: "admin" });
		const scope = await findSessionScope(await beginSessionOf(userId));
		if (scope) scopes.push(scope);
	}
	return { schoolId, ans: scopes[0] as Scope, cas: scopes[1] as Scope };
}

/** Both at the same moment: each is done, or is refused in words; never by a fault of the database. */
async function race(...both: readonly (() => Promise<unknown>)[]) {
	const settled = await Promise.allSettled(both.map((act) => act()));
	return settled.map((one) => {
		if (one.status === "fulfilled") return "done";
		if (one.reason instanceof AppError) return one.reason.messageKey ?? one.reason.code;
		throw one.reason;
	});
}

interface Offered {
	readonly admins: Awaited<ReturnType<typeof makeAdmins>>;
	readonly offerId: string;
	readonly token: string;
}
let number = 0;
const email = () => `els${++number}@school.test`;
const onOffer: Readonly<Record<string, (of: Offered) => Promise<unknown>>> = {
	accept: ({ token }) => acceptOffer(token, identity()),
	decline: ({ token }) => declineOffer(token),
	renew: ({ admins, offerId }) => renewOffer(admins.ans, offerId),
	withdraw: ({ admins, offerId }) => withdrawOffer(admins.cas, offerId),
	correct: ({ admins, offerId }) => correctOffer(admins.cas, offerId, email()),
};
const pairsOf = (names: readonly string[]) =>
	names.flatMap((one, at) => names.slice(at).map((two) => [one, two] as const));

test.each(pairsOf(Object.keys(onOffer)))(
	"%s and %s of one offer at once: one decides, and a role is there only when it was accepted",
	async (one, two) => {
		const admins = await makeAdmins();
		const address = email();
		const { offerId, link } = await offerRole(admins.ans, { email: address, name: "Els", role: "staff" });
		const of = { admins, offerId, token: tokenOf(link) };
		const outcomes = await race(
			() => onOffer[one]?.(of) ?? Promise.reject(),
			() => onOffer[two]?.(of) ?? Promise.reject(),
		);
		const { offer, roles } = await inSchool(admins, async (tx) => ({
			offer: await tx.accountOffer.findFirstOrThrow({ where: { id: offerId } }),
			roles: await tx.schoolRole.count({ where: { role: "staff" } }),
		}));
		expect(roles).toBe(offer.state === "accepted" ? 1 : 0);
		const deciding = [one, two].filter((name, at) => name !== "renew" && name !== "correct" && outcomes[at] === "done");
		const endings = { accept: "accepted", decline: "declined", withdraw: "withdrawn" };
		const [decided] = deciding;
		expect(deciding.length).toBeLessThanOrEqual(1);
		expect(offer.state).toBe(decided === undefined ? "open" : endings[decided as keyof typeof endings]);
		// What was decided opens nothing any more.
		if (offer.state !== "open") expect([offer.linkHash, offer.codeHash]).toEqual([null, null]);
	},
);

interface Held {
	readonly admins: Awaited<ReturnType<typeof makeAdmins>>;
	readonly userId: UserId;
	readonly email: string;
	readonly token: string;
}
const onAccount: Readonly<Record<string, (of: Held) => Promise<unknown>>> = {
	restore: ({ admins, userId }) => restorePassword(admins.ans, userId),
	"restore by another": ({ admins, userId }) => restorePassword(admins.cas, userId),
	"take the factor": ({ admins, userId }) => resetFactor(admins.ans, userId),
	"use a link": ({ token }) => resetPassword(token, identity()),
	recover: ({ admins, email: address }) => recoverAccount({ placeId: admins.schoolId, email: address, factor: false }),
	"end the role": ({ admins, userId }) => endRole(admins.cas, { userId, role: "staff" }),
};

test.each(pairsOf(Object.keys(onAccount)))("%s and %s of one account at once", async (one, two) => {
	const admins = await makeAdmins();
	const { userId, email: address } = await createAccount({ name: "Bo" });
	await createRole(admins.schoolId, userId);
	const placeId = admins.schoolId;
	await createAccountAt(placeId, userId);
	const sessionId = await beginSessionOf(userId);
	const { link } = await restorePassword(admins.cas, userId);
	await inSchool(admins, async (tx) => {
		const factor = { placeId, userId, keyId: "k", secret: new Uint8Array(4), confirmedAt: now() };
		await tx.accountFactor.create({ data: factor });
		await tx.userAccount.updateMany({ where: { placeId, id: userId }, data: { passwordRestoredBy: null } });
	});
	const of = { admins, userId, email: address, token: tokenOf(link) };
	const outcomes = await race(
		() => onAccount[one]?.(of) ?? Promise.reject(),
		() => onAccount[two]?.(of) ?? Promise.reject(),
	);
	const at = (name: string) => outcomes[[one, two].indexOf(name)];
	const after = await inSchool(admins, async (tx) => ({
		account: await tx.userAccount.findFirstOrThrow({ where: { placeId, id: userId } }),
		factors: await tx.accountFactor.count({ where: { placeId, userId } }),
		open: await tx.accountToken.count({ where: { placeId, userId, usedAt: null } }),
		live: await tx.sessionAccount.count({ where: { placeId, sessionId, endedAt: null } }),
		held: await tx.schoolRole.count({ where: { userId, endDate: null } }),
	}));
	// One admin never gives back both.
	const { passwordRestoredBy, factorRestoredBy } = after.account;
	if (passwordRestoredBy !== null) expect(passwordRestoredBy).not.toBe(factorRestoredBy);
	if (at("take the factor") === "done") expect(after.factors).toBe(0);
	// A link that was used, and those beside it, open nothing; and a new one is there once.
	expect(after.open).toBeLessThanOrEqual(1);
	if (at("end the role") === "done") expect([after.held, after.live]).toEqual([0, 0]);
	if (one === two) expect(outcomes.filter((outcome) => outcome === "done").length).toBe(one.startsWith("re") ? 2 : 1);
});
