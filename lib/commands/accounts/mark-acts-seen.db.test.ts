import { expect, it } from "vitest";
import type { AccountScope, Scope } from "../../authz/scope";
import { listProvenAccounts } from "../../authz/sessions/proven-accounts";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import type { UserId } from "../../domain/ids";
import { listAccountEvents } from "../../queries/accounts/list-account-events";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { markActsSeen } from "./mark-acts-seen";

/** What the line under the bar tells of. */
async function findNews({ sessionId, placeId }: AccountScope) {
	const account = (await listProvenAccounts(sessionId, now())).find((one) => one.placeId === placeId);
	return account?.newsId ?? null;
}

testDatabase();

async function colleagues() {
	const { schoolId } = await createSchool();
	const [anna, bram] = [await createAccount({ name: "Anna" }), await createAccount({ name: "Bram" })];
	for (const { userId } of [anna, bram]) await createRole(schoolId, userId);
	const scopeOf = async (userId: UserId) => (await findSessionScope(await beginSessionOf(userId))) as Scope;
	return { anna: await scopeOf(anna.userId), bram: await scopeOf(bram.userId) };
}

const note = ({ placeId, userId }: Scope, act: string, byUser: UserId | null) =>
	inPlace({ placeId }, (tx) => tx.accountEvent.create({ data: { placeId, id: newId(), userId, act, byUser } }));

it("the holder reads who did what, newest first, and nothing of a colleague's account", async () => {
	const { anna, bram } = await colleagues();
	await note(anna, "role-changed", bram.userId);
	await note(anna, "recovered", null);
	await note(bram, "role-ended", anna.userId);
	// What a board keeps of an account's own acts is no news.
	await note(anna, "account.change-password", anna.userId);
	expect(await listAccountEvents(anna)).toMatchObject([
		{ act: "recovered", by: null, bySelf: false, seen: false },
		{ act: "role-changed", by: "Bram", bySelf: false, seen: false },
	]);
	expect(await listAccountEvents((await colleagues()).anna)).toEqual([]);
});

it("what was shown is news no more, and what came after still is", async () => {
	const { anna, bram } = await colleagues();
	expect(await findNews(anna)).toBeNull();
	await note(anna, "role-changed", bram.userId);
	await note(bram, "role-changed", anna.userId);
	const [shown] = await listAccountEvents(anna);
	const { id: later } = await note(anna, "role-ended", bram.userId);
	expect(await findNews(anna)).toBe(later);
	await markActsSeen(anna, shown?.id ?? "");
	expect((await listAccountEvents(anna)).map(({ seen }) => seen)).toEqual([false, true]);
	await markActsSeen(anna, later);
	expect(await findNews(anna)).toBeNull();
	expect(await findNews(bram)).not.toBeNull();
	await expect(markActsSeen(anna, "no id")).rejects.toThrow("invalid");
});
