import type { PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { selectCountingGroups } from "../counting/select-counting-groups";
import { selectSources } from "../groups/select-sources";
import { findStandingSettings } from "../settings/find-standing-settings";
import type { PupilFacts } from "./pupil-row";
import { selectComparedTests } from "./select-compared-tests";
import { selectComparisonGroups } from "./select-comparison-groups";
import { selectPracticeFacts } from "./select-practice-facts";
import { takenTest } from "./select-test-facts";

/** What a pupil's rows are made of, with the same of everybody in the pupil's groups. */
export async function readPupilFacts(
	tx: SchoolTransaction,
	scope: Scope,
	{ pupilId, subjects }: PupilAccess,
	period: { readonly from: string; readonly to: string },
): Promise<PupilFacts & { readonly people: readonly PersonId[] }> {
	const groups = await selectComparisonGroups(tx, scope, [pupilId]);
	const members = groups.flatMap((group) => group.members.map((member) => member.personId));
	const people = [...new Set([pupilId, ...members])];
	const sources = await selectSources(tx, scope);
	const tests = await selectComparedTests(tx, scope, { pupilId, period }, people);
	const placeOf = await selectCountingGroups(tx, scope, tests.map(takenTest));
	const settings = await findStandingSettings(tx, scope);
	const practice = await selectPracticeFacts(tx, scope, people, { until: period.to, settings });
	const facts = { groups, sources, tests, placeOf, practice, people };
	return { pupilId, subjects, today: scope.today, settings, period, ...facts };
}
