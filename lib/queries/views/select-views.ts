import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { looksAt } from "./looks-at";

export interface ViewRow {
	readonly id: string;
	readonly at: Date;
	/** Name of the account. */
	readonly by: string;
	readonly screen: string;
	/** The look was at a group of which the pupil was a member on that date. */
	readonly viaGroup: string | null;
}

/** Rows of one page. */
export const viewsPage = 50;

/** Who looked at a pupil, newest first, one page: looks at the pupil, and at groups as they were at the date of the look. */
export function selectViews(tx: SchoolTransaction, scope: Scope, pupilId: PersonId, before: Date | null) {
	return tx.$queryRaw<ViewRow[]>`
		SELECT v.id, v.at, u.name AS by, v.screen, g.name AS "viaGroup"
		FROM ${looksAt(scope, pupilId)} v
		JOIN user_account u ON u.id = v.user_id
		LEFT JOIN pupil_group g ON g.school_id = v.school_id AND g.id = v.group_id
		WHERE ${before}::timestamptz IS NULL OR v.at < ${before}::timestamptz
		ORDER BY v.at DESC, v.id
		LIMIT ${viewsPage + 1}`;
}
