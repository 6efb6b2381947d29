import { expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { today } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import type { SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { findCorrection } from "../../queries/corrections/find-correction";
import { getFactorRule } from "../../queries/second-factor/get-factor-rule";
import { getSignInRule } from "../../queries/sign-in/get-sign-in-rule";
import { testDatabase } from "../../testing/database";
import {
	beginSessionOf,
	createAccount,
	createEmployee,
	createPupil,
	createRole,
	createSchool,
} from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { ChangedMeanwhile, versionOf } from "../acts/require-seen";
import { correctName, shownName } from "../corrections/correct-name";
import { correctOffer, shownOffer } from "../offers/change-offer";
import { offerRole } from "../offers/offer-role";
import { linkAccount, shownEmployee } from "../roster/link-account";
import { setFactorRule, shownFactorRule } from "../second-factor/set-factor-rule";
import { setSignInRule, shownSignInRule } from "../sign-in/set-sign-in-rule";
import { setRoleEnd, shownRoleEnd } from "./set-role-end";

testDatabase();

interface Edit {
	/** What the form shows now. */
	read(): Promise<Shown>;
	/** Saves this one of two different values, over this version. */
	save(as: Scope, which: 0 | 1, seen: string): Promise<unknown>;
}
type MakeEdit = (schoolId: SchoolId, admin: Scope) => Promise<Edit>;

const days = [addDays(today(), 30), addDays(today(), 60)] as const;

async function colleague(schoolId: SchoolId) {
	const { userId } = await createAccount();
	await createRole(schoolId, userId, { role: "staff" });
	return userId;
}

const edits: Readonly<Record<string, MakeEdit>> = {
	"the end of a role": async (schoolId, admin) => {
		const userId = await colleague(schoolId);
		const findRole = () => inSchool(admin, (tx) => tx.schoolRole.findFirstOrThrow({ where: { schoolId, userId } }));
		return {
			read: async () => shownRoleEnd((await findRole()).endDate?.toISOString().slice(0, 10) ?? null),
			save: (as, which, seen) => setRoleEnd(as, { userId, role: "staff", endDate: days[which] }, seen),
		};
	},
	"which employee an account is": async (schoolId, admin) => {
		const userId = await colleague(schoolId);
		const people = [(await createEmployee(schoolId)).personId, (await createEmployee(schoolId)).personId] as const;
		const findRole = () => inSchool(admin, (tx) => tx.schoolRole.findFirstOrThrow({ where: { schoolId, userId } }));
		return {
			read: async () => shownEmployee((await findRole()).personId),
			save: (as, which, seen) => linkAccount(as, { userId, personId: people[which] }, seen),
		};
	},
	"the rule of the second factor": async (_schoolId, admin) => ({
		read: async () => shownFactorRule(await getFactorRule(admin)),
		save: (as, which, seen) => setFactorRule(as, { adminsFrom: days[which], staffFrom: null }, seen),
	}),
	"the rule of signing in": async (_schoolId, admin) => ({
		read: async () => shownSignInRule((await getSignInRule(admin)).rule),
		save: (as, which, seen) => setSignInRule(as, (["own", "any"] as const)[which], seen),
	}),
	"the address of an offer": async (schoolId, admin) => {
		const { offerId } = await offerRole(admin, { email: "mis@school.test", name: "Bo", role: "staff" });
		const findOffer = () =>
			inSchool(admin, (tx) =>
				tx.accountOffer.findUniqueOrThrow({ where: { placeId_id: { placeId: schoolId, id: offerId } } }),
			);
		return {
			read: async () => shownOffer((await findOffer()).email),
			save: (as, which, seen) => correctOffer(as, offerId, `bo${which}@school.test`, seen),
		};
	},
	"the name of a pupil": async (schoolId, admin) => {
		const { pupilId } = await createPupil(schoolId, { givenName: "Sem", familyName: "Bos" });
		return {
			read: async () => {
				const name = await findCorrection(admin, pupilId);
				return name ? shownName(name) : {};
			},
			save: (as, which, seen) => {
				const names = { givenName: ["Sam", "Saar"][which] ?? "", namePrefix: "", familyName: "Bos" };
				return correctName(as, { pupilId, ...names, reason: "Op verzoek" }, seen);
			},
		};
	},
};

async function adminNamed(schoolId: SchoolId, name: string): Promise<Scope> {
	const { userId } = await createAccount({ name, password: "vier gewone woorden samen" });
	await createRole(schoolId, userId, { role: "admin" });
	return { ...scopeOf(schoolId, userId), sessionId: await beginSessionOf(userId) };
}

it.each(Object.keys(edits))("%s is saved over what the form showed, and no other", async (what) => {
	const { schoolId } = await createSchool();
	const [anna, bert] = [await adminNamed(schoolId, "Anna"), await adminNamed(schoolId, "Bert")];
	const { read, save } = await (edits[what] as MakeEdit)(schoolId, anna);
	const opened = versionOf(await read());
	await save(anna, 0, opened);
	const saved = await read();
	expect(versionOf(saved)).not.toBe(opened);

	const refused = await save(bert, 1, opened).catch((error: unknown) => error);
	expect(refused).toBeInstanceOf(ChangedMeanwhile);
	expect(refused).toMatchObject({ shown: saved, version: versionOf(saved), by: { self: false, name: "Anna" } });
	const own = await save(anna, 1, opened).catch((error: unknown) => error);
	expect(own).toMatchObject({ by: { self: true } });
	expect(await read()).toEqual(saved);

	await save(bert, 1, versionOf(saved));
	expect(versionOf(await read())).not.toBe(versionOf(saved));
});
