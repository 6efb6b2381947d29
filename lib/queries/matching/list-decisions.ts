import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";

/** What somebody decided of two pupils. */
export interface MatchDecision {
	readonly matchId: string;
	readonly state: "merged" | "split" | "different" | "reconsidered";
	readonly decidedAt: Date;
	/** Null: somebody whose account is gone. */
	readonly decidedBy: string | null;
	readonly endedAt: Date | null;
	readonly endedBy: string | null;
	/** Who remained, or the first of two; null: erased since. */
	readonly name: string | null;
	/** Under which name the other stood. */
	readonly otherName: string | null;
	/** A later merge stands on this one: that is taken back first. */
	readonly waitsForLater: boolean;
	/** Records that came since for the other, and notes that people wrote since about the one. */
	readonly recordsSince: number;
	readonly notesSince: number;
}
export interface DecisionList {
	readonly decisions: readonly MatchDecision[];
	readonly page: number;
	readonly pages: number;
}

const onPage = 10;

/**
 * Decisions about two pupils, the newest first, a page at a time.
 * @throws AppError not-allowed
 */
export async function listDecisions(scope: Scope, asked: { page: number }): Promise<DecisionList> {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const pages = Math.max(1, Math.ceil((await tx.personMatch.count({ where: { schoolId } })) / onPage));
		const page = Math.min(asked.page, pages);
		const decisions = await tx.$queryRaw<MatchDecision[]>`
			SELECT t.id AS "matchId", t.state, t.decided_at AS "decidedAt", u.name AS "decidedBy", t.ended_at AS "endedAt",
				v.name AS "endedBy",
				(SELECT nullif(concat_ws(' ', p.given_name, p.name_prefix, p.family_name), '') FROM person p
					WHERE p.school_id = t.school_id AND p.id = t.pupil_id) AS name,
				coalesce(
					(SELECT concat_ws(' ', r.before ->> 'given_name', r.before ->> 'name_prefix', r.before ->> 'family_name')
						FROM person_match_row r WHERE r.school_id = t.school_id AND r.match_id = t.id
							AND r.table_name = 'person' AND r.how = 'aside' LIMIT 1),
					(SELECT concat_ws(' ', p.given_name, p.name_prefix, p.family_name) FROM person p
						WHERE p.school_id = t.school_id AND p.id = t.other_id)) AS "otherName",
				t.state = 'merged' AND EXISTS (SELECT FROM person_match m WHERE m.school_id = t.school_id AND m.state = 'merged'
					AND (m.other_id = t.pupil_id OR m.pupil_id = t.pupil_id AND m.decided_at > t.decided_at)) AS "waitsForLater",
				(SELECT count(*)::int FROM person_match_record r WHERE r.school_id = t.school_id AND r.match_id = t.id)
					AS "recordsSince",
				(SELECT count(*)::int FROM note n WHERE n.school_id = t.school_id AND n.pupil_id = t.pupil_id
					AND n.created_at > t.decided_at) AS "notesSince"
			FROM person_match t
			LEFT JOIN user_account u ON u.id = t.decided_by
			LEFT JOIN user_account v ON v.id = t.ended_by
			WHERE t.school_id = ${schoolId}::uuid
			ORDER BY t.decided_at DESC, t.id DESC
			LIMIT ${onPage} OFFSET ${(page - 1) * onPage}`;
		return { decisions, page, pages };
	});
}
