import { expect, it } from "vitest";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { signIn } from "../../authz/sign-in/sign-in";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { changePassword } from "./change-password";

testDatabase();

const old = "zeven groene fietsen";
const next = "drie paarse olifanten";

async function somebody(password?: string) {
	const { schoolId } = await createSchool();
	const account = await createAccount(password === undefined ? {} : { password });
	await createRole(schoolId, account.userId);
	const scope = await findSessionScope(await beginSessionOf(account.userId));
	if (!scope) throw new Error("no scope");
	return { ...account, schoolId, scope };
}

it("is changed by the present one: other sessions and links end, this one stays, the log says so", async () => {
	const { scope, userId, email, schoolId } = await somebody(old);
	const other = await beginSessionOf(userId);
	const tokenHash = new Uint8Array(32);
	const placeId = schoolId;
	const expiresAt = new Date(Date.now() + 3_600_000);
	await inPlace({ placeId }, (tx) =>
		tx.accountToken.create({ data: { placeId, tokenHash, purpose: "password-reset", userId, expiresAt } }),
	);
	const elsewhere = await createSchool();
	await createRole(elsewhere.schoolId, userId);
	await changePassword(scope, { present: old, next });
	expect([await findSessionScope(other), (await findSessionScope(scope.sessionId))?.userId]).toEqual([null, userId]);
	const tried = { email, address: "192.0.2.7", device: undefined };
	const placesOf = (result: Awaited<ReturnType<typeof signIn>>) => result.ok && result.proofs.map((one) => one.placeId);
	// The account of the same person at another school keeps its own password.
	expect(placesOf(await signIn({ ...tried, password: old }))).toEqual([elsewhere.schoolId]);
	expect(placesOf(await signIn({ ...tried, password: next }))).toEqual([schoolId]);
	const [token] = await inPlace({ placeId }, (tx) => tx.accountToken.findMany({ where: { tokenHash } }));
	expect(token?.usedAt).toBeInstanceOf(Date);
	const { events, lines } = await inSchool({ schoolId }, async (tx) => ({
		events: await tx.auditEvent.findMany({ where: { action: "account.change-password" } }),
		lines: await tx.securityEvent.findMany({ where: { cause: "password" } }),
	}));
	expect(events.map(({ subject }) => subject)).toEqual([{ userId }]);
	expect(lines.map(({ event }) => event)).toEqual(["session-ended"]);
	expect(JSON.stringify([events, lines])).not.toMatch(/fietsen|olifanten/);
});

it("is refused with a wrong present one, the same one again, and one that is easy to guess", async () => {
	const { scope, email } = await somebody(old);
	await expect(changePassword(scope, { present: "zeven groene", next })).rejects.toMatchObject({
		messageKey: "password-wrong",
	});
	await expect(changePassword(scope, { present: old, next: old })).rejects.toMatchObject({
		messageKey: "password-same",
	});
	await expect(changePassword(scope, { present: old, next: "kort" })).rejects.toMatchObject({
		messageKey: "password-short",
	});
	await expect(changePassword(scope, { present: old, next: "iloveyou1234" })).rejects.toMatchObject({
		messageKey: "password-plain",
	});
	expect((await signIn({ email, password: old, address: "192.0.2.8", device: undefined })).ok).toBe(true);
});

it("of an account that its provider signs in cannot be made here", async () => {
	const { scope } = await somebody();
	await expect(changePassword(scope, { present: "", next })).rejects.toMatchObject({ messageKey: "password-wrong" });
});

it("ten tries an hour, then none, the right one neither", async () => {
	const { scope } = await somebody(old);
	for (let tries = 0; tries < 10; tries += 1)
		await expect(changePassword(scope, { present: `wrong ${tries}`, next })).rejects.toThrow("invalid");
	await expect(changePassword(scope, { present: old, next })).rejects.toThrow("too-many");
});
