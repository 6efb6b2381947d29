import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { looksAt } from "./looks-at";

/** How often a pupil was looked at in the last 30 days, and by how many people; looks at a group count too. */
export async function countViews(tx: SchoolTransaction, scope: Scope, pupilId: PersonId) {
	const since = addDays(scope.today, -30);
	const [row] = await tx.$queryRaw<{ looks: number; people: number }[]>`
		SELECT count(*)::int AS looks, count(DISTINCT v.user_id)::int AS people
		FROM ${looksAt(scope, pupilId)} v
		WHERE v.at >= ${since}::date`;
	return row ?? { looks: 0, people: 0 };
}
