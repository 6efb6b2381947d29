import { jobScope } from "../lib/authz/job-scope";
import { now, today } from "../lib/clock";
import { offerRole } from "../lib/commands/offers/offer-role";
import { addSchool } from "../lib/commands/schools/add-school";
import { newId } from "../lib/db/ids";
import { inPlace } from "../lib/db/in-place";
import { inSchool } from "../lib/db/in-school";
import {
	addMember,
	assign,
	createAccount,
	createEmployee,
	createGroup,
	createPupil,
	createRole,
	type TestSchool,
} from "../lib/testing/factories";
import type { PlacesWorld } from "./school";

/** A school as `npm run school -- add` makes one, without mail: its admin has a link and nothing else yet. One class has a teacher in the roster. */
export async function makeSmallSchool(project: "light" | "dark"): Promise<PlacesWorld["small"]["light"]> {
	const name = `De Wingerd ${project}`;
	const { schoolId } = await addSchool({ name, sector: "po" });
	const email = `wil-${project}@wingerd.test`;
	const { link } = await offerRole(jobScope(schoolId), { email, name: "Wil de Wit", role: "admin" });
	const period = await inSchool({ schoolId }, (tx) => tx.schoolPeriod.findFirstOrThrow());
	const dates = { beginDate: "2026-08-01", endDate: "2027-08-01" };
	const school: TestSchool = { schoolId, periodId: period.id, name, masterId: "", ...dates };
	const { groupId } = await createGroup(school, { name: "Groep 4" });
	const { pupilId } = await createPupil(schoolId, { givenName: "Pim", familyName: "Pot" });
	await addMember(schoolId, groupId, pupilId);
	const { personId } = await createEmployee(schoolId, { givenName: "Mia", familyName: "Mulder" });
	await assign(schoolId, personId, { kind: "class-teacher", groupId });
	return { name, email, link: new URL(link ?? "").pathname, employee: "Mia Mulder" };
}

/** Somebody who worked at two schools before accounts belonged to one: the second has an offer, as the migration makes it. */
export async function makeSplit(
	project: "light" | "dark",
	[home, other]: readonly [TestSchool, TestSchool],
	password: string,
): Promise<string> {
	const email = `saar-${project}@school.test`;
	const { userId } = await createAccount({ email, name: "Saar Smit", password });
	await createRole(home.schoolId, userId);
	const placeId = other.schoolId;
	await inPlace({ placeId }, async (tx) => {
		await tx.userAccount.create({ data: { placeId, id: userId, email, name: "Saar Smit" } });
		await tx.accountOffer.create({
			data: {
				...{ placeId, id: newId(), email, name: "Saar Smit", locale: "nl", role: "staff", origin: "split", userId },
				...{ beginDate: new Date(today()), expiresAt: new Date(now().getTime() + 60 * 86_400_000) },
			},
		});
	});
	return email;
}
