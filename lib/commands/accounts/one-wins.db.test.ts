import { Secret, TOTP } from "otpauth";
import { expect, it } from "vitest";
import { authenticateClient } from "../../authz/oauth/clients";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { verifyPassword } from "../../authz/sign-in/passwords";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { findOwnFactor } from "../../queries/second-factor/find-own-factor";
import { findConnection } from "../../queries/suppliers/find-connection";
import { connect, signedIn } from "../../testing/connecting";
import { testDatabase } from "../../testing/database";
import { createAccount, createRole, createSchool } from "../../testing/factories";
import { replaceSecret } from "../connections/replace-secret";
import { beginFactor } from "../second-factor/begin-factor";
import { confirmFactor } from "../second-factor/confirm-factor";
import { acceptInvitation } from "./accept-invitation";
import { changePassword } from "./change-password";
import { resetPassword } from "./reset-password";

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
	const scope = await findSessionScope(await beginSession(userId));
	if (scope === null) throw new Error("no scope");
	return { userId, scope };
}

const hashOf = async (userId: UserId) =>
	(await prisma().userAccount.findUniqueOrThrow({ where: { id: userId } })).passwordHash;

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

it("of two second factors that are begun at once one is, and a third may begin anew", async () => {
	const { scope } = await person();
	const { won, told } = await race([beginFactor(scope, password), beginFactor(scope, password)]);
	expect([won.length, told]).toEqual([1, ["factor-replaced"]]);
	await beginFactor(scope, password);
});

it("of three confirmations by one code one gives codes for recovery", async () => {
	const { userId, scope } = await person();
	await beginFactor(scope, password);
	const begun = await findOwnFactor(scope);
	const code = new TOTP({ secret: Secret.fromBase32(begun.state === "begun" ? begun.text : "") }).generate();
	const { won, told } = await race([1, 2, 3].map(() => confirmFactor(scope, code)));
	expect([won.length, told.length]).toEqual([1, 2]);
	// Whoever looks after it was confirmed finds none that waits.
	for (const key of told) expect(["factor-replaced", "not-found"]).toContain(key);
	expect(await prisma().recoveryCode.count({ where: { userId } })).toBe(10);
});

it("of two links of one person that are used at once one sets the password", async () => {
	for (const purpose of ["invitation", "password-reset"] as const) {
		const { userId } = await createAccount();
		const tokens = await Promise.all([1, 2].map(() => issueToken(prisma(), purpose, userId)));
		const use = purpose === "invitation" ? inviteBy : resetPassword;
		const { won, told } = await race(tokens.map((token, number) => use(token, words(number)).then(() => number)));
		expect([won.length, told]).toEqual([1, ["link-used"]]);
		expect(await verifyPassword(words(won[0] ?? -1), await hashOf(userId))).toBe(true);
	}
});
const inviteBy = (token: string, chosen: string) => acceptInvitation(token, { password: chosen });

it("of a new password and a reset at once both end, and the password is that of one which was told so", async () => {
	const { userId, scope } = await person();
	const token = await issueToken(prisma(), "password-reset", userId);
	const { won, told } = await race([
		changePassword(scope, { present: password, next: words(1) }).then(() => 1),
		resetPassword(token, words(2)).then(() => 2),
	]);
	for (const key of told) expect(["password-wrong", "link-used"]).toContain(key);
	const right = await Promise.all(won.map(async (one) => verifyPassword(words(one), await hashOf(userId))));
	expect(right).toContain(true);
});
