import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { listOwnBoards } from "../../authz/boards/own-boards";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { issueToken } from "../../authz/sign-in/one-time-tokens";
import { signIn } from "../../authz/sign-in/sign-in";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { AccountKey, BoardId, PlaceId, SchoolId, UserId } from "../../domain/ids";
import { env } from "../../env";
import { getOwnAccount } from "../../queries/accounts/get-own-account";
import { listAccountEvents } from "../../queries/accounts/list-account-events";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createAccountAt, createRole, createSchool } from "../../testing/factories";
import { askAddress, confirmAddress, takeAddressBack } from "./change-address";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { setAddress } from "./set-address";

/** What left by mail, in place of a mail server. */
const mails: { to: string; text: string }[] = [];
vi.mock("nodemailer", () => ({
	default: { createTransport: () => ({ sendMail: async (mail: { to: string; text: string }) => mails.push(mail) }) },
}));

testDatabase();
beforeAll(() => void vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1"));
afterAll(() => void vi.unstubAllEnvs());

const password = "vier gewone woorden samen";
let count = 0;
const address = () => `nieuw${++count}@box.test`;

async function person(...schools: SchoolId[]) {
	const { schoolId } = await createSchool();
	const { userId, email } = await createAccount({ password, name: "Anna" });
	for (const one of [schoolId, ...schools]) await createRole(one, userId);
	const sessionId = await beginSessionOf(userId, undefined, undefined, undefined, { activePlaceId: schoolId });
	const scope = await findSessionScope(sessionId);
	if (scope === null) throw new Error("no scope");
	return { schoolId, userId, email, sessionId, scope };
}

/** The token of the last letter to an address. */
function linkTo(to: string): string {
	const mail = mails.findLast((one) => one.to === to);
	const [, token] = /\/address\/(?:back\/)?([\w-]{43})/.exec(mail?.text ?? "") ?? [];
	if (token === undefined) throw new Error(`no link to ${to}`);
	return token;
}

const accountOf = ({ placeId, userId }: AccountKey) =>
	inPlace({ placeId }, (tx) => tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id: userId } } }));

async function asked(scope: Scope, to = address()) {
	await askAddress(scope, { email: to, password });
	return { to, token: linkTo(to) };
}

/** Changed, with the link by which the mailbox before takes it back. */
async function changed(scope: Scope, to = address()) {
	const { email } = await accountOf(scope);
	await confirmAddress((await asked(scope, to)).token);
	return { to, back: linkTo(email) };
}

async function race(...all: Promise<unknown>[]): Promise<string[]> {
	const ended = await Promise.allSettled(all);
	return ended.map((one) => (one.status === "fulfilled" ? "done" : one.reason.messageKey)).toSorted();
}

describe("another address", () => {
	it("is that of the account once its mailbox confirms it, and the one before is told", async () => {
		const { scope, email, schoolId, userId } = await person();
		const { to, token } = await asked(scope, address());
		expect(await accountOf(scope)).toMatchObject({ email, nextEmail: to, addressHeldUntil: null });
		expect(await getOwnAccount(scope)).toMatchObject({ email, nextEmail: to, heldUntil: null });
		await confirmAddress(token);
		const account = await accountOf(scope);
		expect(account).toMatchObject({ email: to, nextEmail: null, formerEmail: email });
		const days = ((account.addressHeldUntil?.getTime() ?? 0) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(6.9);
		expect(days).toBeLessThan(7.1);
		expect(mails.at(-1)).toMatchObject({ to: email });
		await expect(confirmAddress(token)).rejects.toThrow("link-used");
		expect(await listAccountEvents(scope)).toMatchObject([{ act: "address-changed", bySelf: true, seen: false }]);
		const audits = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany({ where: { userId } }));
		expect(audits.map(({ action }) => action)).toEqual(["account.address"]);
		expect(await signIn({ email: to, password, address: "network", device: undefined })).toMatchObject({ ok: true });
	});

	it("asks the password, the second factor that is there, another address and mail", async () => {
		const { scope, email, userId, schoolId } = await person();
		const ask = (over: { email?: string; password?: string } = {}) =>
			askAddress(scope, { email: address(), password, ...over });
		await expect(ask({ password: "een ander wachtwoord" })).rejects.toThrow("password-wrong");
		await expect(ask({ email })).rejects.toThrow("address-same");
		await expect(ask({ email: "geen adres" })).rejects.toThrow("invalid");
		Object.assign(env(), { SMTP_URL: undefined });
		await expect(ask()).rejects.toThrow("no-mail");
		Object.assign(env(), { SMTP_URL: "smtp://127.0.0.1:1" });
		await inPlace(scope, (tx) =>
			tx.passkey.create({
				data: {
					placeId: schoolId,
					credentialId: newId(),
					userId,
					name: "x",
					publicKey: Buffer.alloc(1),
					counter: 0,
					transports: [],
				},
			}),
		);
		await expect(ask()).rejects.toThrow("factor-first");
		expect((await accountOf(scope)).nextEmail).toBeNull();
	});

	it("that is asked for later ends the link before, and six in an hour are too many", async () => {
		const { scope } = await person();
		const first = await asked(scope);
		const second = await asked(scope);
		await expect(confirmAddress(first.token)).rejects.toThrow("link-used");
		for (let more = 0; more < 3; more++) await asked(scope);
		await expect(asked(scope)).rejects.toThrow("too-many");
		await expect(confirmAddress(second.token)).rejects.toThrow("link-used");
	});

	it("is not one that another account of the place has, or can take back", async () => {
		const [anna, bram] = [await person(), await createAccount({ password })];
		await createRole(anna.schoolId, bram.userId);
		const bramScope = await findSessionScope(await beginSessionOf(bram.userId));
		if (bramScope === null) throw new Error("no scope");
		const { token } = await asked(anna.scope, bram.email);
		await expect(confirmAddress(token)).rejects.toThrow("address-there");
		await changed(bramScope);
		await expect(confirmAddress(token)).rejects.toThrow("address-there");
		expect((await accountOf(anna.scope)).email).toBe(anna.email);
	});

	it("reaches no other place: the same person elsewhere keeps the address", async () => {
		const other = await createSchool();
		const { scope, email, userId } = await person(other.schoolId);
		const { back } = await changed(scope);
		const elsewhere = { placeId: other.schoolId, userId };
		expect(await accountOf(elsewhere)).toMatchObject({ email, formerEmail: null, addressHeldUntil: null });
		await takeAddressBack(back);
		const rows = await inPlace(elsewhere, (tx) => tx.sessionAccount.findMany({ where: elsewhere }));
		expect(rows.map(({ endedAt }) => endedAt)).toEqual([null]);
	});

	it("is not changed again within the week, and no password is reset by it", async () => {
		const { scope } = await person();
		const { to } = await changed(scope);
		await expect(asked(scope)).rejects.toThrow("address-held-own");
		const before = mails.length;
		await (await requestPasswordReset(to, "network")).send();
		expect(mails.length).toBe(before);
	});

	it("works for an account of a board, which keeps it in its own log", async () => {
		const placeId = newId<BoardId>();
		await prisma().board.create({ data: { id: placeId, name: "Het Bos" } });
		const { userId, email } = await createAccount({ password });
		await createAccountAt(placeId as PlaceId, userId);
		await inPlace({ placeId }, (tx) =>
			tx.boardRole.create({ data: { placeId, userId, beginDate: new Date("2026-01-01") } }),
		);
		const [own] = await listOwnBoards(await beginSessionOf(userId));
		if (!own) throw new Error("no board");
		const to = address();
		await askAddress(own.scope, { email: to, password });
		await confirmAddress(linkTo(to));
		expect((await accountOf({ placeId, userId })).email).toBe(to);
		await takeAddressBack(linkTo(email));
		expect((await accountOf({ placeId, userId })).email).toBe(email);
		const events = await inPlace({ placeId }, (tx) => tx.accountEvent.findMany({ orderBy: { id: "asc" } }));
		expect(events.map(({ act }) => act)).toEqual([
			...["address-changed", "account.address"],
			...["address-back", "account.address-back"],
		]);
	});
});

describe("the mailbox before", () => {
	it("takes the address back for a week: everybody is signed out and every link ends", async () => {
		const { scope, email, sessionId, schoolId, userId } = await person();
		const { to, back } = await changed(scope);
		const reset = await inPlace(scope, (tx) => issueToken(tx, "password-reset", scope));
		await takeAddressBack(back);
		expect(await accountOf(scope)).toMatchObject({ email, nextEmail: null, formerEmail: null, addressHeldUntil: null });
		expect(await findSessionScope(sessionId)).toBeNull();
		await expect(resetPassword(reset, { password: "heel andere woorden hier" })).rejects.toThrow("link-used");
		await expect(takeAddressBack(back)).rejects.toThrow("link-used");
		const events = await inSchool({ schoolId }, (tx) => tx.securityEvent.findMany({ where: { userId } }));
		expect(events.map(({ event, cause }) => [event, cause])).toEqual([["session-ended", "address"]]);
		expect(await signIn({ email: to, password, address: "network", device: undefined })).toMatchObject({
			code: "wrong",
		});
	});

	it("does not once the week is over, nor when another account got the address", async () => {
		const [late, beaten] = [await person(), await person()];
		const [one, two] = [await changed(late.scope), await changed(beaten.scope)];
		await inPlace(late.scope, (tx) =>
			tx.userAccount.updateMany({
				where: { id: late.userId },
				data: { addressHeldUntil: new Date(Date.now() - 1000) },
			}),
		);
		await expect(takeAddressBack(one.back)).rejects.toThrow("link-used");
		const { userId } = await createAccount({ email: beaten.email });
		await createRole(beaten.schoolId, userId);
		await expect(takeAddressBack(two.back)).rejects.toThrow("address-there");
		expect((await accountOf(beaten.scope)).email).toBe(two.to);
	});
});

describe("at the same moment", () => {
	it("of two confirmations by one link one is made, and of two that take back one", async () => {
		const { scope, email } = await person();
		const { token } = await asked(scope);
		expect(await race(confirmAddress(token), confirmAddress(token))).toEqual(["done", "link-used"]);
		const back = linkTo(email);
		expect(await race(takeAddressBack(back), takeAddressBack(back))).toEqual(["done", "link-used"]);
		expect((await accountOf(scope)).email).toBe(email);
	});

	it("of two accounts that get one address one does", async () => {
		const anna = await person();
		const { userId } = await createAccount({ password });
		await createRole(anna.schoolId, userId);
		const bram = await findSessionScope(await beginSessionOf(userId));
		if (bram === null) throw new Error("no scope");
		const to = address();
		const tokens = [(await asked(anna.scope, to)).token, (await asked(bram, to)).token];
		expect(await race(...tokens.map(confirmAddress))).toEqual(["address-there", "done"]);
		const having = await inPlace(anna.scope, (tx) => tx.userAccount.count({ where: { email: to } }));
		expect(having).toBe(1);
	});

	it("who takes back and who asks for the next never leave an address that nobody can take back", async () => {
		for (let round = 0; round < 4; round++) {
			const { scope, email } = await person();
			const { back } = await changed(scope);
			const to = address();
			const told = await race(takeAddressBack(back), askAddress(scope, { email: to, password }));
			expect(told).toContain("done");
			expect(["address-held-own", "not-signed-in"]).toContain(told.find((one) => one !== "done"));
			expect(await accountOf(scope)).toMatchObject({ email, nextEmail: null });
		}
	});
});

describe("without mail the operator", () => {
	const of = (schoolId: SchoolId, userId: UserId) => ({ placeId: schoolId, userId });

	it("changes the address, the log and the holder are told, and what was asked for is over", async () => {
		const { scope, schoolId, userId, email } = await person();
		const { back } = await changed(scope);
		const now = (await accountOf(scope)).email;
		const to = address();
		await setAddress(jobScope(schoolId), { email: now.toUpperCase(), to });
		expect(await accountOf(of(schoolId, userId))).toMatchObject({
			email: to,
			formerEmail: null,
			addressHeldUntil: null,
		});
		await expect(takeAddressBack(back)).rejects.toThrow("link-used");
		expect((await listAccountEvents(scope))[0]).toMatchObject({ act: "address-changed", by: null, bySelf: false });
		const audits = await inSchool({ schoolId }, (tx) => tx.auditEvent.findMany({ orderBy: { id: "asc" } }));
		expect(audits.at(-1)).toMatchObject({ action: "account.address", userId: null, subject: { userId } });
		await setAddress(jobScope(schoolId), { email: to, to: email });
	});

	it("is told when the address is unknown, the same or another's", async () => {
		const { schoolId, email } = await person();
		const other = await createAccount();
		await createRole(schoolId, other.userId);
		const change = (from: string, to: string) => setAddress(jobScope(schoolId), { email: from, to });
		await expect(change(address(), address())).rejects.toThrow("not-found: account");
		await expect(change(email, email)).rejects.toThrow("address-same");
		await expect(change(email, other.email)).rejects.toThrow("address-there");
		const elsewhere = await createSchool();
		await expect(setAddress(jobScope(elsewhere.schoolId), { email, to: address() })).rejects.toThrow("account");
	});
});
