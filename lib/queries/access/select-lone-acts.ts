import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId, SchoolId } from "../../domain/ids";
import { type LoneActKind, loneActs } from "../../domain/lone-acts";
import { addDays } from "../../domain/school-day";

/** What an admin did alone that lets an employee see pupils. */
export interface LoneActRow {
	readonly id: string;
	readonly at: Date;
	readonly act: LoneActKind;
	/** Name of the employee. */
	readonly employee: string;
	/** Name of the admin; null: the operator, by a command on the server. */
	readonly by: string | null;
}

/** For so long it is shown. */
export const loneActDays = 365;
const most = 50;

/** Of these employees, in the last year, newest first, at most 50. */
export async function selectLoneActs(
	tx: SchoolTransaction,
	{ schoolId, today }: { readonly schoolId: SchoolId; readonly today: string },
	employees: readonly PersonId[],
): Promise<LoneActRow[]> {
	if (employees.length === 0) return [];
	return tx.$queryRaw<LoneActRow[]>`
		SELECT l.id, l.at, l.act, concat_ws(' ', e.given_name, e.name_prefix, e.family_name) AS employee,
			coalesce(u.name, l.by_user::text) AS by
		FROM lone_act l
		JOIN person e ON e.school_id = l.school_id AND e.id = l.person_id
		LEFT JOIN user_account u ON u.place_id = l.school_id AND u.id = l.by_user
		WHERE l.school_id = ${schoolId}::uuid AND l.person_id = ANY (${[...employees]}::uuid[])
			AND l.act = ANY (${[...loneActs]}::text[]) AND l.at >= ${addDays(today, -loneActDays)}::date
		ORDER BY l.at DESC, l.id DESC
		LIMIT ${most}`;
}
