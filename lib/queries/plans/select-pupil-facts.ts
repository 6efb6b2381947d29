import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import { buildGroupGrid } from "../../standing/build-group-grid";
import { chooseSchoolYear } from "../groups/choose-school-year";
import { selectMappedGoals } from "../groups/select-goals";
import { selectGridFacts } from "../groups/select-grid-facts";
import type { GroupHead, Member } from "../groups/select-members";
import { selectSources } from "../groups/select-sources";
import { resolvePeriod } from "../periods/resolve-period";
import { findStandingSettings } from "../settings/find-standing-settings";

/** On how many goals of the subject a pupil is stuck, growing and has reached, of the goals that have data here. */
export interface PupilFacts {
	readonly stuck: number;
	readonly growing: number;
	readonly reached: number;
	readonly goals: number;
}

/** The statuses of the group grid of this school year, counted per pupil; in a combination group per school year. */
export async function selectPupilFacts(
	tx: SchoolTransaction,
	scope: Scope,
	group: GroupHead,
	members: readonly Member[],
	subject: SubjectKey,
): Promise<{ readonly byPupil: ReadonlyMap<PersonId, PupilFacts>; readonly from: string; readonly to: string }> {
	const pupilIds = members.map((member) => member.pupilId);
	const { from, to } = await resolvePeriod(tx, scope, { key: "year" }, pupilIds);
	const goalIds = (await selectMappedGoals(tx, scope, subject, group.sector)).map((goal) => goal.goalId);
	const sources = await selectSources(tx, scope);
	const wanted = { groupId: group.groupId, pupilIds, goalIds, from, to };
	const settings = await findStandingSettings(tx, scope);
	const facts = await selectGridFacts(tx, scope, wanted, { connectionId: null, kind: "all" }, settings);
	const { schoolYears } = chooseSchoolYear(group, members, null);
	const byPupil = new Map<PersonId, PupilFacts>();
	for (const year of schoolYears.length === 0 ? [null] : schoolYears) {
		const compared = chooseSchoolYear(group, members, year).members.map((member) => member.pupilId);
		const inYear = new Set(compared);
		const { columns } = buildGroupGrid(
			{ pupilIds: compared, goalIds, sources, facts: facts.filter((fact) => inYear.has(fact.pupilId)) },
			settings,
		);
		for (const [row, pupilId] of compared.entries()) {
			const statuses = columns.map((column) => column.cells[row]?.status);
			const count = (status: string) => statuses.filter((one) => one === status).length;
			const [stuck, growing, reached] = [count("stuck"), count("growing"), count("reached")];
			byPupil.set(pupilId, { stuck, growing, reached, goals: columns.filter((column) => column.valued > 0).length });
		}
	}
	return { byPupil, from, to };
}
