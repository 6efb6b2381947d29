import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { authenticateClient } from "../../authz/oauth/clients";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { verifyPassword } from "../../authz/sign-in/passwords";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { AccountKey } from "../../domain/ids";
import { AppError } from "../../errors";
import { findOwnFactor } from "../../queries/second-factor/find-own-factor";
import { findConnection } from "../../queries/suppliers/find-connection";
import { connect, signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createEmployee, createRole, createSchool } from "../../testing/factories";
import { replaceSecret } from "../connections/replace-secret";
import { acceptOffer } from "../offers/accept-offer";
import { offerRole } from "../offers/offer-role";
import { beginFactor } from "../second-factor/begin-factor";
import { confirmFactor } from "../second-factor/confirm-factor";
import { changePassword } from "./change-password";
import { endRole } from "./end-role";
import { resetPassword } from "./reset-password";
import { restorePassword } from "./restore-password";

testDatabase();

const password = "vier gewone woorden samen";
const words = (number: number) => `heel andere woorden nummer ${number}`;

/** Of all that were asked at once: what the one that won gave, and what the others were told. */
async function race<T>(all: readonly Promise<T>[]) {
	const ended = await Promise.allSettled(all);
	const won = ended.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
	const told = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
	for (const reason of told) expect(reason).toBeInstanceOf(AppError);
	return { won, told: told.map((reason: AppError) => reason.messageKey) };
}

async function person(over: Parameters<typeof createAccount>[0] = { password }) {
	const { schoolId } = await createSchool();
	const { userId } = await createAccount(over);
	await createRole(schoolId, userId);
	const scope = await findSessionScope(await beginSessionOf(userId));
	if (scope === null) throw new Error("no scope");
	return { userId, scope };
}

const hashOf = async ({ placeId, userId: id }: AccountKey) =>
	(await inPlace({ placeId }, (tx) => tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id } } })))
		.passwordHash;

it("of six new secrets of a supplier at once one is given, and it opens", async () => {
	const ans = await signedIn((await createSchool()).schoolId);
	const { connectionId } = await connect(ans);
	const { won, told } = await race(Array.from({ length: 6 }, () => replaceSecret(ans, connectionId)));
	expect([won.length, told]).toEqual([1, Array(5).fill("conflict")]);
	const [{ clientId, clientSecret } = { clientId: "", clientSecret: "" }] = won;
	const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
	expect((await authenticateClient(new Headers({ authorization })))?.clientId).toBe(clientId);
	const seen = (await findConnection(ans, connectionId))?.client?.secretVersion ?? -1;
	expect((await replaceSecret(ans, connectionId, seen)).clientId).toBe(clientId);
	// The other had the page open that told of the secret before.
	await expect(replaceSecret(ans, connectionId, seen)).rejects.toThrow("conflict");
	expect((await findConnection(ans, connectionId))?.client?.secretVersion).toBe(seen + 1);
});

it("of two second factors that are begun at once in two sessions the later holds, and begins anew what the first left", async () => {
	const { scope, userId } = await person();
	const other = await findSessionScope(await beginSessionOf(userId));
	if (other === null) throw new Error("no scope");
	const { told } = await race([beginFactor(scope, password), beginFactor(other, password)]);
	expect(told).toEqual([]);
	const states = await Promise.all([findOwnFactor(scope), findOwnFactor(other)]);
	expect(states.map(({ state }) => state).toSorted()).toEqual(["begun", "none"]);
	await beginFactor(scope, password);
	expect([(await findOwnFactor(scope)).state, (await findOwnFactor(other)).state]).toEqual(["begun", "none"]);
});

it("of three confirmations by one code one gives codes for recovery", async () => {
	const { scope } = await person();
	await beginFactor(scope, password);
	const begun = await findOwnFactor(scope);
	const code = new TOTP({ secret: Secret.fromBase32(begun.state === "begun" ? begun.text : "") }).generate();
	const { won, told } = await race([1, 2, 3].map(() => confirmFactor(scope, code)));
	expect([won.length, told.length]).toEqual([1, 2]);
	// Whoever looks after it was confirmed finds none that waits.
	for (const key of told) expect(["factor-replaced", "not-found"]).toContain(key);
	expect(await inPlace(scope, (tx) => tx.recoveryCode.count())).toBe(10);
});

it("of two links of one person that are used at once one sets the password", async () => {
	const { scope } = await person();
	const tokens = await Promise.all([1, 2].map(() => inPlace(scope, (tx) => issueToken(tx, "password-reset", scope))));
	const { won, told } = await race(
		tokens.map((token, number) => resetPassword(token, { password: words(number) }).then(() => number)),
	);
	expect([won.length, told]).toEqual([1, ["link-used"]]);
	expect(await verifyPassword(words(won[0] ?? -1), await hashOf(scope))).toBe(true);
});

describe("of an offer", () => {
	const email = "bas@school.test";
	async function offered() {
		const { schoolId } = await createSchool();
		const job = jobScope(schoolId);
		const { offerId, link } = await offerRole(job, { email, name: "Bas", role: "staff" });
		const state = async () => {
			const [offer] = await inSchool(job, (tx) => tx.accountOffer.findMany({ where: { id: offerId } }));
			return { state: offer?.state, accounts: await inSchool(job, (tx) => tx.userAccount.findMany()) };
		};
		return { job, schoolId, offerId, token: link?.split("/").at(-1) ?? "", state };
	}

	it("that two accept at once by one link there is one account, with the password of the one that was told so", async () => {
		const { token, state } = await offered();
		const { won, told } = await race(
			[1, 2].map((number) => acceptOffer(token, { password: words(number) }).then(() => number)),
		);
		expect([won.length, told.length]).toEqual([1, 1]);
		for (const key of told) expect(["link-used", "not-found"]).toContain(key);
		const { state: now, accounts } = await state();
		expect([now, accounts.length]).toEqual(["accepted", 1]);
		expect(await verifyPassword(words(won[0] ?? -1), accounts[0]?.passwordHash ?? null)).toBe(true);
	});

	it("to one address that two make at once there is one", async () => {
		const { schoolId } = await createSchool();
		const make = () => offerRole(jobScope(schoolId), { email, name: "Bas", role: "staff" });
		const { won, told } = await race([make(), make()]);
		expect([won.length, told]).toEqual([1, ["offer-there"]]);
	});

	it("to two accounts for one employee at once one becomes that employee", async () => {
		const { schoolId } = await createSchool();
		const { personId } = await createEmployee(schoolId);
		const tokens: string[] = [];
		for (const email of ["een@school.test", "twee@school.test"]) {
			const { link } = await offerRole(jobScope(schoolId), { email, name: "Bas", role: "staff", personId });
			tokens.push(link?.split("/").at(-1) ?? "");
		}
		const { won, told } = await race(tokens.map((token) => acceptOffer(token, { password: words(1) })));
		expect([won.length, told]).toEqual([1, ["employee-taken"]]);
	});
});

it("of a password that is restored and a role that ends at once, no link of an account without a role is left", async () => {
	const { scope, userId } = await person();
	const job = jobScope(scope.schoolId);
	const { won } = await race<string | null>([
		restorePassword(job, userId).then(({ link }) => link),
		endRole(job, { userId, role: "staff" }).then(() => null),
	]);
	expect(won).toContain(null);
	const open = await inPlace(scope, (tx) => tx.accountToken.count({ where: { userId, usedAt: null } }));
	expect(open).toBe(0);
});

it("of a new password and a reset at once both end, and the password is that of one which was told so", async () => {
	const { scope } = await person();
	const token = await inPlace(scope, (tx) => issueToken(tx, "password-reset", scope));
	const { won, told } = await race([
		changePassword(scope, { present: password, next: words(1) }).then(() => 1),
		resetPassword(token, { password: words(2) }).then(() => 2),
	]);
	for (const key of told) expect(["password-wrong", "link-used"]).toContain(key);
	const right = await Promise.all(won.map(async (one) => verifyPassword(words(one), await hashOf(scope))));
	expect(right).toContain(true);
});
