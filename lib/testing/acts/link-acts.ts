import { jobScope } from "../../authz/job-scope";
import { issueToken, type TokenPurpose } from "../../authz/sign-in/one-time-tokens";
import { now } from "../../clock";
import { offerRole } from "../../commands/offers/offer-role";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { recognised } from "./account-acts";
import type { ActWorld, DoableAct, DoableActs, MadeAct } from "./act-world";

/** By whoever holds a link, without being signed in. */
const byLink = (
	make: (world: ActWorld) => Promise<Omit<MadeAct, "by">>,
	more: Omit<DoableAct, "make"> = {},
): DoableAct => ({ make: async (world) => ({ ...(await make(world)), by: null }), ...more });

const password = "vijf heel andere woorden samen";

async function invited({ schoolId }: ActWorld): Promise<string> {
	const offer = { email: `els.${newId()}@school.test`, name: "Els", role: "staff" as const };
	return (await offerRole(jobScope(schoolId), offer)).link?.split("/").at(-1) ?? "";
}

/** A link that went to the teacher; and what is kept of the address meanwhile. */
const sent = ({ teacher }: ActWorld, purpose: TokenPurpose, kept: object = {}): Promise<string> =>
	inPlace(teacher, async (tx) => {
		const { placeId, userId: id } = teacher;
		await tx.userAccount.update({ where: { placeId_id: { placeId, id } }, data: kept });
		return issueToken(tx, purpose, teacher);
	});

const byIdentity = async (page: string, token: string) => {
	const { tab, cookies } = await recognised(`/${page}/${token}`);
	return { fields: { token, code: "", tab }, cookies };
};
const byPassword = (token: string) => ({ fields: { token, code: "", password } });

/** What somebody does by a link. */
export const linkActs: DoableActs = {
	confirmNewAddress: byLink(async (world) => ({
		fields: { token: await sent(world, "address", { nextEmail: `nieuw.${newId()}@box.test` }) },
	})),
	takeBackAddress: byLink(async (world) => {
		const addressHeldUntil = new Date(now().getTime() + 86_400_000);
		const kept = { formerEmail: `oud.${newId()}@box.test`, addressHeldUntil };
		return { fields: { token: await sent(world, "address-back", kept) } };
	}),
	// Whoever asks again is sent another letter.
	askForLink: byLink(async ({ teacher, emailOf }) => ({ fields: { email: emailOf(teacher) } }), { adds: true }),
	choosePassword: byLink(async (world) => byPassword(await sent(world, "password-reset"))),
	chooseIdentity: byLink(async (world) => byIdentity("forgotten", await sent(world, "password-reset"))),
	acceptWithPassword: byLink(async (world) => byPassword(await invited(world))),
	acceptWithIdentity: byLink(async (world) => byIdentity("invitation", await invited(world))),
	declineInvitation: byLink(async (world) => ({ fields: { token: await invited(world) } }), { overwrites: true }),
};
