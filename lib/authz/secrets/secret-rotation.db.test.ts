import { encode } from "next-auth/jwt";
import { Secret, TOTP } from "otpauth";
import { afterEach, describe, expect, it, vi } from "vitest";
import { beginFactor } from "../../commands/second-factor/begin-factor";
import { confirmFactor } from "../../commands/second-factor/confirm-factor";
import { resealSecrets } from "../../commands/secrets/reseal-secrets";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import type { BoardId, SchoolId, UserId } from "../../domain/ids";
import { env } from "../../env";
import { log } from "../../log";
import { findOwnFactor } from "../../queries/second-factor/find-own-factor";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createAccountAt, createRole, createSchool } from "../../testing/factories";
import { issueAccessToken, readAccessToken } from "../oauth/access-tokens";
import { publicKeySet, signingKey } from "../oauth/outgoing-keys";
import { sealChallenge, spendChallenge } from "../passkeys/passkey-challenge";
import { checkFactor } from "../second-factor/check-factor";
import { readSessionId } from "../sessions/session-cookie";
import { findSessionScope } from "../sessions/session-scope";
import { knownDeviceOf, rememberDevice } from "../sign-in/known-device";
import { openIdentity, sealIdentity } from "../sign-in/oidc-identity";
import { sealSecret } from "./sealed-secret";

testDatabase();

const old = "the secret of before, long enough to be one";
const next = "the secret of now, which is as long as that";
const settings = () => env() as { APP_SECRET: string; APP_SECRET_PREVIOUS: string | undefined };
const first = { APP_SECRET: env().APP_SECRET, APP_SECRET_PREVIOUS: env().APP_SECRET_PREVIOUS };

/** The three moments of the drill: before, the overlap, and after. */
const onlyOld = () => Object.assign(settings(), { APP_SECRET: old, APP_SECRET_PREVIOUS: undefined });
const both = () => Object.assign(settings(), { APP_SECRET: next, APP_SECRET_PREVIOUS: old });
const onlyNew = () => Object.assign(settings(), { APP_SECRET: next, APP_SECRET_PREVIOUS: undefined });
afterEach(() => {
	Object.assign(settings(), first);
	vi.restoreAllMocks();
});

describe("another APP_SECRET", () => {
	it("leaves people signed in, tokens and links good, and devices known, for as long as the one before is named", async () => {
		const email = "anna@school.test";
		const [session, identity] = [newId(), { issuer: "https://idp.example", subject: "anna", email }];
		const account = { placeId: newId<SchoolId>(), userId: newId<UserId>() };
		const asked = `/account?tab=${"t".repeat(22)}`;
		onlyOld();
		const cookie = await encode({ token: { sid: session }, secret: old });
		const token = await issueAccessToken({ clientId: "client", scopes: ["eduv.result"] });
		const device = await rememberDevice(undefined, [account]);
		const sealed = await sealIdentity(identity, asked);
		const challenge = await sealChallenge("a challenge", "sign-in");
		const id = await knownDeviceOf(device, account);
		expect(id).not.toBeNull();
		both();
		expect([await readSessionId(cookie), (await readAccessToken(token))?.clientId]).toEqual([session, "client"]);
		expect([await knownDeviceOf(device, account), await openIdentity(sealed, asked)]).toEqual([id, identity]);
		expect(await spendChallenge(challenge, "sign-in")).toBe("a challenge");
		// What is made now is of the secret of now, and the same device stays itself.
		const renewed = await rememberDevice(device, [account]);
		const fresh = await issueAccessToken({ clientId: "client", scopes: [] });
		onlyNew();
		expect([await readSessionId(cookie), await readAccessToken(token), await openIdentity(sealed, asked)]).toEqual([
			null,
			null,
			null,
		]);
		expect([await knownDeviceOf(device, account), await knownDeviceOf(renewed, account)]).toEqual([null, id]);
		expect((await readAccessToken(fresh))?.clientId).toBe("client");
	});

	it("seals second factors and signing keys anew; afterwards the one before can go, and nothing of it is in the log", async () => {
		const lines = vi.spyOn(log, "info");
		onlyOld();
		const { schoolId } = await createSchool();
		const { userId } = await createAccount({ password: "vier gewone woorden samen" });
		await createRole(schoolId, userId);
		const scope = await findSessionScope(await beginSessionOf(userId));
		if (!scope) throw new Error("no scope");
		await beginFactor(scope, "vier gewone woorden samen");
		const begun = await findOwnFactor(scope);
		if (begun.state !== "begun") throw new Error("not begun");
		const totp = new TOTP({ secret: Secret.fromBase32(begun.text) });
		await confirmFactor(scope, totp.generate({ timestamp: Date.now() - 30_000 }));
		const boardId = newId<BoardId>();
		await prisma().board.create({ data: { id: boardId, name: "Stichting De Boom" } });
		const rosa = await createAccountAt(boardId, (await createAccount()).userId);
		const { keyId, sealed: secret } = sealSecret("second-factor", rosa.userId, new Uint8Array(20));
		await inPlace(rosa, (tx) => tx.accountFactor.create({ data: { ...rosa, keyId, secret } }));
		const signing = await signingKey();
		both();
		expect(await checkFactor(scope, totp.generate(), null)).toBe("right");
		expect((await signingKey()).keyId).toBe(signing.keyId);
		// Of the school, of the board, and the key that we sign with.
		expect(await resealSecrets()).toEqual({ resealed: 3, lost: 0 });
		expect(await resealSecrets()).toEqual({ resealed: 0, lost: 0 });
		onlyNew();
		const later = new Date(Date.now() + 60_000);
		expect(await checkFactor(scope, totp.generate({ timestamp: later.getTime() }), null, later)).toBe("right");
		expect([(await signingKey()).keyId, (await publicKeySet()).keys.length]).toEqual([signing.keyId, 1]);
		const kept = await inPlace(scope, (tx) => tx.accountFactor.findMany({ select: { secret: true } }));
		expect(kept).toHaveLength(1);
		const told = JSON.stringify([lines.mock.calls, kept]);
		for (const secret of [old, next, begun.text]) expect(told).not.toContain(secret);
	});

	it("that came without the one before says how many are lost, and changes nothing", async () => {
		onlyOld();
		const { userId } = await createAccount({ password: "vier gewone woorden samen" });
		await createRole((await createSchool()).schoolId, userId);
		const scope = await findSessionScope(await beginSessionOf(userId));
		if (!scope) throw new Error("no scope");
		await beginFactor(scope, "vier gewone woorden samen");
		onlyNew();
		expect(await resealSecrets()).toMatchObject({ lost: 1 });
		both();
		expect(await resealSecrets()).toMatchObject({ lost: 0 });
		expect((await findOwnFactor(scope)).state).toBe("begun");
	});
});
