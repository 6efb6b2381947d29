import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { today } from "../../clock";
import { evaluateGroup } from "../../commands/signals/evaluate-group";
import { markAllGroups } from "../../commands/signals/mark-all-groups";
import { shareOutGroups } from "../../commands/signals/share-out-groups";
import { inSchool } from "../../db/in-school";
import { groupId, schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/**
 * Signals: of the groups that are named; of a school, those whose facts changed; nightly all groups of all schools, since
 * silence becomes true without data.
 */
export const evaluateSignalsJob = defineJob(
	"evaluate-signals",
	z.object({
		schoolId: schoolId.optional(),
		groupIds: z
			.string()
			.transform((text) => text.split(","))
			.pipe(z.array(groupId))
			.optional(),
	}),
	async ({ schoolId, groupIds }) => {
		if (schoolId === undefined) {
			await forEachSchool((scope) =>
				inSchool(scope, async (tx) => {
					await markAllGroups(tx, scope, today());
					await shareOutGroups(tx, scope);
				}),
			);
			return;
		}
		const scope = jobScope(schoolId);
		if (groupIds === undefined) await inSchool(scope, (tx) => shareOutGroups(tx, scope));
		else for (const groupId of groupIds) await evaluateGroup(scope, groupId, today());
	},
);
