import fc from "fast-check";
import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { sealChallenge } from "../../authz/passkeys/passkey-challenge";
import type { Scope } from "../../authz/scope";
import { listProvenAccounts } from "../../authz/sessions/proven-accounts";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { signIn } from "../../authz/sign-in/sign-in";
import { now, today } from "../../clock";
import type { PlaceId, SchoolId, SessionId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { listAudit } from "../../queries/audit/list-audit";
import { listOffers } from "../../queries/offers/list-offers";
import { listPeople } from "../../queries/people/list-people";
import { findOwnFactor } from "../../queries/second-factor/find-own-factor";
import { listOwnSecurityEvents } from "../../queries/security-log/list-own-security-events";
import { listOwnSessions } from "../../queries/sessions/list-own-sessions";
import { testDatabase } from "../../testing/database";
import {
	beginSessionOf,
	createAccount,
	createConnection,
	createEmployee,
	createGroup,
	createRole,
	createSchool,
} from "../../testing/factories";
import { placeChecksum } from "../../testing/place-checksum";
import { softwarePasskey } from "../../testing/software-passkey";
import { offerBoardRole } from "../boards/board-roles";
import { acceptOffer, declineOffer } from "../offers/accept-offer";
import { correctOffer, renewOffer, withdrawOffer } from "../offers/change-offer";
import { offerRole } from "../offers/offer-role";
import { addPasskey } from "../passkeys/add-passkey";
import { beginPasskey } from "../passkeys/begin-passkey";
import { removePasskey } from "../passkeys/remove-passkey";
import { addSubstitute } from "../places/add-substitute";
import { linkAccount } from "../roster/link-account";
import { beginFactor } from "../second-factor/begin-factor";
import { confirmFactor } from "../second-factor/confirm-factor";
import { proveFactor } from "../second-factor/prove-factor";
import { removeFactor } from "../second-factor/remove-factor";
import { resetFactor } from "../second-factor/reset-factor";
import { setFactorRule } from "../second-factor/set-factor-rule";
import { revokeAll } from "../sessions/revoke-all";
import { revokeOthers } from "../sessions/revoke-others";
import { revokeSession } from "../sessions/revoke-session";
import { setSignInRule } from "../sign-in/set-sign-in-rule";
import { addException } from "../visibility/add-exception";
import { changePassword } from "./change-password";
import { confirmRole } from "./confirm-role";
import { endRole } from "./end-role";
import { linkIdentity } from "./link-identity";
import { recoverAccount } from "./recover-account";
import { resetPassword } from "./reset-password";
import { restorePassword } from "./restore-password";
import { setPreferences } from "./set-preferences";
import { setRoleEnd } from "./set-role-end";

const database = testDatabase();

const password = "vier gewone woorden samen";
const identity = { issuer: "https://idp.test", subject: "bo", email: null };
let number = 0;

/** What one place can do to somebody whom the other knows too: by its admin, by the person there, by the operator. */
interface Here {
	readonly admin: Scope;
	readonly other: Scope;
	readonly bo: Scope;
	readonly email: string;
	readonly userId: UserId;
	readonly personId: string;
	readonly groupId: string;
	readonly connectionId: string;
}

const totpOf = (text: string) => new TOTP({ secret: text, algorithm: "SHA1", digits: 6, period: 30 });
const codeOf = async (scope: Scope) => {
	const own = await findOwnFactor(scope);
	return own.state === "begun" ? totpOf(own.text).generate() : "000000";
};
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";
const newAddress = () => `els${++number}@school.test`;
const offered = ({ admin }: Here) => offerRole(admin, { email: newAddress(), name: "Els", role: "staff" });
const soon = () => ({ beginDate: today(), lastDay: addDays(today(), 3) });
async function setUpFactor(scope: Scope) {
	await beginFactor(scope, password);
	await confirmFactor(scope, await codeOf(scope));
}

/** In an order in which each finds something to do; what is refused for certain says by what. */
const acts: readonly (readonly [string, (here: Here) => Promise<unknown>, string?])[] = [
	["offer", offered],
	[
		"offer a role to whom the other knows",
		({ admin, email }) => offerRole(admin, { email, name: "Bo", role: "admin" }),
	],
	["renew", async (here) => renewOffer(here.admin, (await offered(here)).offerId)],
	["correct", async (here) => correctOffer(here.admin, (await offered(here)).offerId, `new-${newAddress()}`)],
	["withdraw", async (here) => withdrawOffer(here.admin, (await offered(here)).offerId)],
	["accept", async (here) => acceptOffer(tokenOf((await offered(here)).link), { password })],
	["decline", async (here) => declineOffer(tokenOf((await offered(here)).link))],
	["role until", ({ admin, userId }) => setRoleEnd(admin, { userId, role: "staff", endDate: addDays(today(), 5) })],
	["link", ({ admin, userId, personId }) => linkAccount(admin, { userId, personId })],
	["end sessions", ({ admin, userId }) => revokeAll(admin, userId)],
	["preferences", ({ bo }) => setPreferences(bo, { locale: "en" })],
	["begin factor", ({ bo }) => beginFactor(bo, password)],
	["set up factor", ({ bo }) => setUpFactor(bo)],
	["prove factor", ({ bo }) => proveFactor(bo, "123456"), "code-wrong"],
	["remove factor", ({ bo }) => removeFactor(bo, { password, code: "123456" }), "code-wrong"],
	["take factor", ({ admin, userId }) => resetFactor(admin, userId)],
	["restore password after the factor", ({ admin, userId }) => restorePassword(admin, userId), "restored-other"],
	["restore password by another", ({ other, userId }) => restorePassword(other, userId)],
	["confirm", ({ admin, userId }) => confirmRole(admin, userId)],
	[
		"add passkey",
		async ({ bo }) => {
			const { challenge } = await beginPasskey(bo, password);
			const answer = softwarePasskey(bo.userId).register({ challenge });
			const sealed = await sealChallenge(challenge, `add ${bo.sessionId}`);
			await addPasskey(bo, { name: "Laptop", answer, challenge: sealed });
		},
	],
	["remove passkey", ({ bo }) => removePasskey(bo, { credentialId: "abc", password }), "not-found"],
	["link identity", ({ bo }) => linkIdentity(bo, { ...identity, subject: newAddress() }, password)],
	["end own sessions", ({ bo }) => revokeAll(bo, bo.userId)],
	["end others", ({ bo }) => revokeOthers(bo)],
	[
		"end one",
		async ({ bo: { placeId, userId }, bo }) =>
			revokeSession(bo, await beginSession([{ placeId, userId, signedBy: "password" }])),
	],
	["substitute", ({ admin, personId, groupId }) => addSubstitute(admin, { personId, groupId, ...soon() })],
	[
		"exception",
		({ admin, personId, connectionId }) => addException(admin, { personId, connectionId, lastDay: soon().lastDay }),
	],
	["factor rule", ({ admin }) => setFactorRule(admin, { adminsFrom: null, staffFrom: today() })],
	["sign-in rule", ({ admin }) => setSignInRule(jobScope(admin.schoolId), "provider")],
	["change password", ({ bo }) => changePassword(bo, { present: password, next: "vijf nieuwe woorden na elkaar" })],
	["recover", ({ admin, email }) => recoverAccount({ placeId: admin.placeId, email, factor: true })],
	[
		"choose what was restored",
		async ({ other, userId }) =>
			resetPassword(tokenOf((await restorePassword(other, userId)).link), {
				password: "vijf andere woorden achter elkaar",
			}),
	],
	["end role", ({ admin, userId }) => endRole(admin, { userId, role: "staff" })],
];

/** Two schools, or a school and a board, that know Bo by one address; with a second factor at the other or without. */
async function makePair(given: { readonly other: "school" | "board"; readonly factor: boolean }) {
	const school = await createSchool({ name: `Hier ${++number}` });
	const { schoolId } = school;
	const bo = await createAccount({ name: "Bo Bakker", password });
	await createRole(schoolId, bo.userId);
	const ans = await createAccount({ name: "Ans" });
	await createRole(schoolId, ans.userId, { role: "admin" });
	const cas = await createAccount({ name: "Cas" });
	await createRole(schoolId, cas.userId, { role: "admin" });
	const there = await makeOther(given.other, bo);
	// As a browser does it: of a board the account is another one, which the same password proves.
	const came = await signIn({ email: bo.email, password, address: "203.0.113.7", device: undefined });
	const session = await beginSession(came.ok ? came.proofs : []);
	if (given.factor && there.schoolId !== null) await setUpFactor(await scopeAt(session, there.schoolId));
	const boHere = await scopeAt(session, schoolId);
	const { personId } = await createEmployee(schoolId);
	const { groupId } = await createGroup(school);
	const { connectionId } = await createConnection(schoolId);
	const admin = await scopeAt(await beginSessionOf(ans.userId), schoolId);
	const ids = { personId, groupId, connectionId };
	const other = await scopeAt(await beginSessionOf(cas.userId), schoolId);
	const here: Here = { admin, other, bo: boHere, email: bo.email, userId: bo.userId, ...ids };
	return { here, there, session };
}

async function makeOther(kind: "school" | "board", bo: { userId: UserId; email: string }) {
	if (kind === "school") {
		const { schoolId, name } = await createSchool({ name: `Elders ${number}` });
		await createRole(schoolId, bo.userId, { role: "admin" });
		return { placeId: schoolId as PlaceId, schoolId: schoolId as SchoolId | null, name };
	}
	const name = `Bestuur ${number}`;
	const { boardId, link } = await offerBoardRole({ board: name, email: bo.email, name: "Bo Bakker" });
	await acceptOffer(tokenOf(link), { password });
	return { placeId: boardId as PlaceId, schoolId: null, name };
}

/** The right at one of the schools that are proven in a session. */
async function scopeAt(session: SessionId, schoolId: SchoolId): Promise<Scope> {
	await database.query("superuser", "UPDATE session SET active_place_id = $1 WHERE id = $2", [schoolId, session]);
	const scope = await findSessionScope(session);
	if (scope?.schoolId !== schoolId) throw new Error("not proven there");
	return scope;
}

const pairs = fc.record({
	other: fc.constantFrom("school" as const, "board" as const),
	factor: fc.boolean(),
});

test("every act of one place leaves every row, session and sign-in of the other as it was", {
	timeout: 300_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(pairs, async (given) => {
			const { here, there, session } = await makePair(given);
			const stand = async () => ({
				rows: await placeChecksum(database, there.placeId),
				proven: (await listProvenAccounts(session, now())).find(({ placeId }) => placeId === there.placeId),
			});
			const before = await stand();
			expect(before.proven).toBeDefined();
			for (const [name, act, refused] of acts) {
				const outcome = await act(here).then(
					() => "done",
					(error: unknown) => (error instanceof AppError ? (error.messageKey ?? error.code) : error),
				);
				expect([name, outcome]).toEqual([name, refused ?? "done"]);
				expect([name, await stand()]).toEqual([name, before]);
			}
		}),
		{ numRuns: 2, examples: [[{ other: "school", factor: true }]] },
	);
});

test("nothing that a place shows or keeps names what is only the other's", async () => {
	const { here, there, session } = await makePair({ other: "school", factor: true });
	await signIn({
		email: here.email,
		password: "een ander wachtwoord dan dit",
		address: "203.0.113.9",
		device: undefined,
	});
	const question = { by: null, action: null, from: null, to: null, about: null, cursor: null };
	const shown = JSON.stringify([
		await listPeople(here.admin, { text: "", state: null, page: 1 }),
		await listOffers(here.admin),
		await listAudit(here.admin, question),
		await listOwnSessions(here.bo),
		await listOwnSecurityEvents(here.bo),
	]);
	expect(shown).toContain(here.email);
	expect(shown).not.toContain(there.name);
	expect(shown).not.toContain(there.placeId);
	const kept = await database.query<{ row: string }>(
		"superuser",
		`SELECT to_json(e)::text AS row FROM audit_event e WHERE school_id = $1
		 UNION ALL SELECT to_json(s)::text FROM security_event s WHERE place_id = $1
		 UNION ALL SELECT to_json(a)::text FROM session_account a WHERE place_id = $1`,
		[here.admin.schoolId],
	);
	expect(kept.length).toBeGreaterThan(0);
	for (const { row } of kept) expect(row).not.toContain(there.placeId);
	// One sign-in proves both; where the other asks a code, it is half proven and gives no right there.
	const proven = await listProvenAccounts(session, now());
	expect(proven.map(({ placeId }) => placeId).sort()).toEqual([here.admin.schoolId, there.placeId].sort());
	const tried = await signIn({ email: here.email, password, address: "203.0.113.8", device: undefined });
	expect(tried).toMatchObject({
		ok: true,
		proofs: expect.arrayContaining([expect.objectContaining({ signedBy: "password" })]),
	});
	const scope = tried.ok
		? await findSessionScope(await beginSession(tried.proofs, now(), undefined, { activePlaceId: there.placeId }))
		: null;
	expect(scope).toMatchObject({ schoolId: there.placeId, needsSecondFactor: true });
	expect(scope?.roles.size).toBe(0);
});
