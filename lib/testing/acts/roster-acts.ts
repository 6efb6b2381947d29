import { jobScope } from "../../authz/job-scope";
import { now, today } from "../../clock";
import { correctName, shownName } from "../../commands/corrections/correct-name";
import { mergePupils } from "../../commands/matching/merge-pupils";
import { tellApart } from "../../commands/matching/tell-apart";
import { addSubstitute } from "../../commands/places/add-substitute";
import { receiveRoster } from "../../commands/roster/receive-roster";
import { closeYear } from "../../commands/school-year/close-year";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { RosterEndpoint } from "../../standards/contract";
import { findStandard } from "../../standards/registry";
import { createGroup } from "../factories";
import { edexmlOf } from "../roster-files";
import { type ActWorld, byAdmins, type DoableAct, type DoableActs, edited, type Filled } from "./act-world";

export function readEdexml(body: Uint8Array) {
	const endpoint = findStandard("edexml")?.endpoints[0] as RosterEndpoint;
	const [query, headers] = [new URLSearchParams(), new Headers()];
	return endpoint.read({ method: "POST", path: "roster", query, headers, body, receivedAt: now() });
}

/** A file that came in: applied, or waiting for a person. */
async function brought({ schoolId }: ActWorld, apply: boolean): Promise<string> {
	const body = edexmlOf(2);
	const read = await readEdexml(body);
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	return (await receiveRoster(jobScope(schoolId), read.value, body, apply)).importId;
}

const decided = (decision: string) =>
	byAdmins(async (world) => ({ fields: { importId: await brought(world, false), pupilsEnded: "2", decision } }));

async function aSubstitute(world: ActWorld) {
	const { groupId } = await createGroup(world.school, { name: "Groep 6" });
	const [beginDate, lastDay] = [today(), addDays(today(), 10)];
	return { groupId, personId: world.colleague.personId as PersonId, beginDate, lastDay };
}

/** At the end of the year: before that it cannot be closed. */
const ofYear = (fields: (world: ActWorld) => Promise<Filled>): DoableAct => ({
	make: async (world) => {
		const [by, orBy] = atYearEnd(world);
		return { fields: await fields(world), by, orBy };
	},
});
const atYearEnd = ({ admin, otherAdmin, school }: ActWorld) =>
	[
		{ ...admin, today: school.endDate },
		{ ...otherAdmin, today: school.endDate },
	] as const;

const pair = ({ pupilIds: [pupilId, otherId] }: ActWorld) => ({ pupilId, otherId, reasons: [] });
const decidedOfPair = (decision: string) =>
	byAdmins(({ pupilIds }) => ({ fields: { pupil: pupilIds, kept: pupilIds[0], decision } }));

const name = { givenName: "Leerling1", namePrefix: null, familyName: "Test" };
const corrected = { givenName: "Lidewij", namePrefix: "van", familyName: "Test", reason: "Op verzoek" };

/** What an admin does to the roster and the pupils on it. */
export const rosterActs: DoableActs = {
	undoImport: byAdmins(async (world) => ({ fields: { importId: await brought(world, true) } })),
	"decideImport: apply": decided("apply"),
	"decideImport: discard": decided("discard"),
	closeSchoolYear: ofYear(async ({ school }) => ({ id: school.periodId })),
	reopenSchoolYear: ofYear(async (world) => ({
		id: (await closeYear(atYearEnd(world)[0], world.school.periodId)).closingId,
	})),
	giveSubstitute: byAdmins(async (world) => ({ fields: await aSubstitute(world) })),
	endSubstitution: byAdmins(async (world) => {
		await addSubstitute(world.admin, await aSubstitute(world));
		const { id } = await inSchool(world.admin, (tx) => tx.assignment.findFirstOrThrow({ where: { source: "manual" } }));
		return { fields: { assignmentId: id } };
	}),
	"decidePair: one": decidedOfPair("merge"),
	"decidePair: two": decidedOfPair("different"),
	"takeBackMatch: one": byAdmins(async (world) => ({
		fields: { matchId: await mergePupils(world.admin, pair(world)), kind: "split" },
	})),
	"takeBackMatch: two": byAdmins(async (world) => {
		await tellApart(world.admin, pair(world));
		const { id } = await inSchool(world.admin, (tx) => tx.personMatch.findFirstOrThrow());
		return { fields: { matchId: id, kind: "reconsider" } };
	}),
	correctPupilName: byAdmins(({ pupilIds: [pupilId] }) => edited(shownName(name), { pupilId, ...corrected })),
	withdrawNameCorrection: byAdmins(async ({ admin, pupilIds: [pupilId] }) => {
		await correctName(admin, { pupilId, ...corrected });
		const { id } = await inSchool(admin, (tx) => tx.personCorrection.findFirstOrThrow());
		return { fields: { correctionId: id } };
	}),
	erasePupilOnRequest: byAdmins(({ pupilIds: [pupilId] }) => ({ fields: { pupilId, typedName: "leerling1 test" } })),
};
