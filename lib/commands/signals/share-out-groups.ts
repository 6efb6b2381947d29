import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { GroupId } from "../../domain/ids";

const groupsAJob = 10;
/** Longer than a delivery that marked while the marks were being taken can go on. */
const againAfterSeconds = 60;

/**
 * Takes the marks and asks for the groups to be evaluated, in one transaction: a mark is there until its job is. What is
 * marked from now on belongs to the next round; a round that took something asks for one more, so that no mark waits.
 * @returns how many groups were marked
 */
export async function shareOutGroups(tx: SchoolTransaction, { schoolId }: JobScope): Promise<number> {
	const taken = await tx.$queryRaw<{ groupId: GroupId }[]>`
		DELETE FROM dirty_signal_group WHERE school_id = ${schoolId}::uuid RETURNING group_id AS "groupId"`;
	const ids = taken.map((row) => row.groupId).sort();
	for (let from = 0; from < ids.length; from += groupsAJob)
		await enqueue(tx, "evaluate-signals", { schoolId, groupIds: ids.slice(from, from + groupsAJob).join(",") });
	const once = { key: `${schoolId} again`, seconds: againAfterSeconds };
	if (ids.length > 0)
		await enqueue(tx, "evaluate-signals", { schoolId }, { startAfterSeconds: againAfterSeconds, once });
	return ids.length;
}
