import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { jobScope } from "../../authz/job-scope";
import { passkeyCookie, sealChallenge } from "../../authz/passkeys/passkey-challenge";
import { userHandleOf } from "../../authz/passkeys/user-handle";
import type { AccountScope } from "../../authz/scope";
import { askingFor, oidcIdentityCookie, sealIdentity } from "../../authz/sign-in/oidc-identity";
import { offerRole } from "../../commands/offers/offer-role";
import { addPasskey } from "../../commands/passkeys/add-passkey";
import { beginFactor } from "../../commands/second-factor/begin-factor";
import { confirmFactor } from "../../commands/second-factor/confirm-factor";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { findOwnFactor } from "../../queries/second-factor/find-own-factor";
import { createSchool } from "../factories";
import { softwarePasskey } from "../software-passkey";
import {
	type ActWorld,
	addSessionAccounts,
	type DoableAct,
	type DoableActs,
	type MadeAct,
	password,
	signInAgain,
} from "./act-world";

/** The teacher, or the same in another window. */
const own = (
	make: (world: ActWorld) => Promise<Omit<MadeAct, "by">> | Omit<MadeAct, "by">,
	more: Omit<DoableAct, "make"> = {},
): DoableAct => ({ make: async (world) => ({ by: world.teacher, ...(await make(world)) }), ...more });

const nextWords = "vijf heel andere woorden samen";
const address = () => `nieuw.${newId()}@box.test`;

/** What the browser holds when the provider recognised somebody for this page, and the mark of the tab. */
export async function recognised(page: string) {
	const tab = randomBytes(16).toString("base64url");
	const identity = { issuer: "https://idp.test", subject: newId(), email: null };
	const cookie = await sealIdentity(identity, askingFor(page, tab) ?? "");
	return { tab, cookies: { [oidcIdentityCookie()]: cookie } };
}

async function begunFactor(scope: AccountScope) {
	await beginFactor(scope, password);
	const begun = await findOwnFactor(scope);
	const totp = new TOTP({ secret: Secret.fromBase32(begun.state === "begun" ? begun.text : "") });
	/** Each is good once; the next one already is. */
	return { code: totp.generate(), nextCode: totp.generate({ timestamp: Date.now() + 30_000 }) };
}

/** An app that is confirmed: its code of the next half minute. */
async function withFactor(scope: AccountScope): Promise<string> {
	const { code, nextCode } = await begunFactor(scope);
	await confirmFactor(scope, code);
	return nextCode;
}

async function aChallenge({ sessionId }: AccountScope, purpose: "add" | "prove") {
	const challenge = randomBytes(32).toString("base64url");
	return { challenge, cookie: await sealChallenge(challenge, `${purpose} ${sessionId}`) };
}

async function withPasskey(scope: AccountScope) {
	const key = softwarePasskey(Buffer.from(userHandleOf(scope)));
	const { challenge, cookie } = await aChallenge(scope, "add");
	await addPasskey(scope, { name: "Laptop", answer: key.register({ challenge }), challenge: cookie });
	return key;
}

async function offered({ schoolId, teacher, emailOf }: ActWorld) {
	const offer = { email: emailOf(teacher), name: "Tess", role: "admin" as const };
	return { fields: { offerId: (await offerRole(jobScope(schoolId), offer)).offerId } };
}

/** What somebody does to the own account. */
export const accountActs: DoableActs = {
	changeOwnPassword: own(() => ({ fields: { present: password, password: nextWords } })),
	// Each window has a letter sent, of which the later one opens.
	askOwnAddress: own(() => ({ fields: { email: address(), password }, byMail: true }), { adds: true }),
	linkOwnIdentity: own(async () => {
		const { tab, cookies } = await recognised("/account");
		return { fields: { tab, password }, cookies };
	}),
	endOneSession: own(async ({ teacher }) => ({ fields: { sessionId: (await signInAgain(teacher)).sessionId } })),
	endOtherSessions: own(async ({ teacher }) => {
		await signInAgain(teacher);
		return { fields: {} };
	}),
	acceptOwnOffer: own(offered),
	declineOwnOffer: own(offered),
	markOwnActsSeen: own(
		async ({ schoolId: placeId, teacher, admin }) => {
			const event = { id: newId(), userId: teacher.userId, act: "sessions-ended", byUser: admin.userId };
			await inPlace(teacher, (tx) => tx.accountEvent.create({ data: { placeId, ...event } }));
			return { values: [event.id] };
		},
		{ overwrites: true },
	),
	// The later one takes the place of the first.
	beginOwnFactor: own(() => ({ fields: { password } })),
	confirmOwnFactor: own(async ({ teacher }) => ({ fields: { code: (await begunFactor(teacher)).code } })),
	proveOwnFactor: own(
		async ({ teacher }) => {
			const code = await withFactor(teacher);
			return { fields: { code }, by: await signInAgain(teacher) };
		},
		{ overwrites: true },
	),
	removeOwnFactor: own(async ({ teacher }) => ({ fields: { password, code: await withFactor(teacher) } })),
	addOwnPasskey: own(async ({ teacher }) => {
		const { challenge, cookie } = await aChallenge(teacher, "add");
		const answer = softwarePasskey(Buffer.from(userHandleOf(teacher))).register({ challenge });
		return { values: ["Laptop", answer], cookies: { [passkeyCookie()]: cookie } };
	}),
	proveOwnPasskey: own(
		async ({ teacher }) => {
			const key = await withPasskey(teacher);
			const by = await signInAgain(teacher);
			const { challenge, cookie } = await aChallenge(by, "prove");
			return { values: [JSON.stringify(key.signIn({ challenge }))], cookies: { [passkeyCookie()]: cookie }, by };
		},
		{ overwrites: true },
	),
	removeOwnPasskey: own(async ({ teacher }) => ({
		fields: { credentialId: (await withPasskey(teacher)).id, password },
	})),
	choosePreferences: own(() => ({ fields: { locale: "en", theme: "dark" } }), { overwrites: true }),
	switchPlace: own(async ({ teacher: { userId, sessionId } }) => {
		const { schoolId: placeId } = await createSchool();
		await inPlace({ placeId }, async (tx) => {
			await tx.userAccount.create({ data: { placeId, id: userId, email: address(), name: "Tess" } });
			await addSessionAccounts(tx, placeId, [{ sessionId, userId }]);
		});
		return { fields: { placeId }, at: placeId };
	}),
};
