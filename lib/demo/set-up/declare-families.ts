import { jobScope } from "../../authz/job-scope";
import { confirmFamily } from "../../commands/scale-families/confirm-family";
import type { SchoolId } from "../../domain/ids";
import { listScaleFamilies } from "../../queries/scale-families/list-scale-families";
import type { Lane } from "../delivery/history";
import type { Secrets } from "./secrets";

/** Points on the demo's national scales, near what its scores are drawn with (model/test-scores.ts). */
const standardError = "4";
const errorSource = "opgave leverancier (demo)";

/**
 * What the demo's national test maker says once its tests are known: those of a subject lie on one scale, with this
 * error. What is declared already stays, and tests of other makers are left to a person.
 */
export async function declareFamilies(secrets: Secrets, { school, connection }: Lane): Promise<void> {
	if (connection.tests !== "national") return;
	const schoolId = secrets.schoolId(school.key);
	const connectionId = secrets.client(`${school.key}/${connection.key}`)?.connectionId;
	if (schoolId === null || connectionId === undefined) return;
	const scope = jobScope(schoolId as SchoolId);
	const { suggestions } = await listScaleFamilies(scope);
	for (const suggestion of suggestions) {
		if (suggestion.connectionId !== connectionId || suggestion.familyName !== null) continue;
		const { measureType, name, assessmentIds } = suggestion;
		const said = { connectionId, measureType, name, standardError, errorSource };
		await confirmFamily(scope, { ...said, assessmentIds: [...assessmentIds] });
	}
}
