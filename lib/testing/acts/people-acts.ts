import { jobScope } from "../../authz/job-scope";
import { now, today } from "../../clock";
import { shownRoleEnd } from "../../commands/accounts/set-role-end";
import { acceptOffer } from "../../commands/offers/accept-offer";
import { shownOffer } from "../../commands/offers/change-offer";
import { offerRole } from "../../commands/offers/offer-role";
import { shownEmployee } from "../../commands/roster/link-account";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import { createEmployee } from "../factories";
import { type ActWorld, byAdmins, type DoableActs, edited } from "./act-world";

const els = () => ({ email: `els.${newId()}@school.test`, name: "Els", role: "staff" as const });

async function offered({ schoolId }: ActWorld) {
	const { email } = els();
	const { offerId } = await offerRole(jobScope(schoolId), { ...els(), email });
	return { offerId, email };
}

const ofTeacher = ({ teacher }: ActWorld) => ({ userId: teacher.userId });

/** What an admin does to offers, roles and accounts of others. */
export const peopleActs: DoableActs = {
	inviteSomebody: byAdmins(() => ({ fields: { ...els(), personId: "", endDate: "" } })),
	"inviteSomebody: by mail": byAdmins(() => ({ fields: { ...els(), personId: "", endDate: "" }, byMail: true })),
	// Each gets a link, of which the later one opens: as when one asks after the other.
	renewInvitation: byAdmins(async (world) => ({ fields: { offerId: (await offered(world)).offerId } }), { adds: true }),
	withdrawInvitation: byAdmins(async (world) => ({ fields: { offerId: (await offered(world)).offerId } })),
	correctInvitation: byAdmins(async (world) => {
		const { offerId, email } = await offered(world);
		return edited(shownOffer(email), { offerId, email: els().email });
	}),
	changeRoleEnd: byAdmins((world) =>
		edited(shownRoleEnd(null), { ...ofTeacher(world), role: "staff", endDate: addDays(today(), 30) }),
	),
	endRoleNow: byAdmins((world) => ({ fields: { ...ofTeacher(world), role: "staff" } })),
	linkEmployee: byAdmins(async (world) => {
		const { personId } = await createEmployee(world.schoolId);
		return edited(shownEmployee(world.teacher.personId), { ...ofTeacher(world), personId });
	}),
	endSessions: byAdmins((world) => ({ fields: ofTeacher(world) })),
	// Each is told a link, of which the later one opens: as when one asks after the other.
	givePassword: byAdmins((world) => ({ fields: ofTeacher(world) }), { adds: true }),
	"givePassword: by mail": byAdmins((world) => ({ fields: ofTeacher(world), byMail: true }), { adds: true }),
	confirmAccount: {
		make: async ({ schoolId, admin, otherAdmin: by }) => {
			// Made by an admin who read the link: another one has to look.
			const { personId } = await createEmployee(schoolId);
			const { link } = await offerRole(admin, { ...els(), personId });
			const identity = { issuer: "https://idp.test", subject: newId(), email: null };
			await acceptOffer(link?.split("/").at(-1) ?? "", { identity });
			const { userId } = await inSchool(admin, (tx) => tx.schoolRole.findFirstOrThrow({ where: { personId } }));
			return { fields: { userId }, by };
		},
	},
	takeFactorAway: byAdmins(async ({ schoolId: placeId, teacher: { userId } }) => {
		const factor = { placeId, userId, keyId: "k", secret: new Uint8Array(4), confirmedAt: now() };
		await inSchool({ schoolId: placeId }, (tx) => tx.accountFactor.create({ data: factor }));
		return { fields: { userId } };
	}),
};
