import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { PersonId, UserId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import { looksAt } from "./looks-at";
import { type ViewRow, viewsPage } from "./select-views";

export interface ViewsQuestion {
	/** Who looked. */
	readonly by: UserId | null;
	/** At whom: looks at a group in which the pupil was on that date count too. */
	readonly pupilId: PersonId | null;
	/** Days in Europe/Amsterdam, both inclusive. */
	readonly from: string | null;
	readonly to: string | null;
	readonly cursor: string | null;
}

export interface SchoolViewRow extends ViewRow {
	/** Whom it was at: a pupil, or a group as it was on a date; both null: erased since. */
	readonly pupil: string | null;
	readonly onDate: string | null;
}

export interface ViewsPage {
	readonly views: readonly SchoolViewRow[];
	readonly older: string | null;
}

/** Every look at a pupil of the school, newest first, one page. For its admin, who sees names and no results. */
export function listViews(scope: Scope, question: ViewsQuestion, take: number = viewsPage): Promise<ViewsPage> {
	requireAdmin(scope);
	const { by, pupilId, from, to } = question;
	const cursor = cursorOf(question.cursor);
	const looks =
		pupilId === null
			? Prisma.sql`record_view`
			: Prisma.sql`(SELECT l.*, CASE WHEN l.group_id IS NULL THEN ${pupilId}::uuid END AS pupil_id, r.on_date
				FROM ${looksAt(scope, pupilId)} l JOIN record_view r ON r.school_id = l.school_id AND r.id = l.id)`;
	const conditions = [
		Prisma.sql`v.school_id = ${scope.schoolId}::uuid`,
		...(by === null ? [] : [Prisma.sql`v.user_id = ${by}::uuid`]),
		...(from === null ? [] : [Prisma.sql`v.at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'`]),
		...(to === null ? [] : [Prisma.sql`v.at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'`]),
		// Ids of looks are ordered by time, so the key itself is the order.
		...(cursor === null ? [] : [Prisma.sql`v.id < ${cursor}::uuid`]),
	];
	return inSchoolAsAdmin(scope, async (tx) => {
		const rows = await tx.$queryRaw<SchoolViewRow[]>`
			SELECT v.id, v.at, coalesce(u.name, v.user_id::text) AS by, v.screen, g.name AS "viaGroup",
				CASE WHEN p.id IS NOT NULL THEN concat_ws(' ', p.given_name, p.name_prefix, p.family_name) END AS pupil,
				v.on_date::text AS "onDate"
			FROM ${looks} v
			LEFT JOIN user_account u ON u.id = v.user_id
			LEFT JOIN person p ON p.school_id = v.school_id AND p.id = v.pupil_id
			LEFT JOIN pupil_group g ON g.school_id = v.school_id AND g.id = v.group_id
			WHERE ${Prisma.join(conditions, " AND ")}
			ORDER BY v.id DESC
			LIMIT ${take + 1}`;
		const views = rows.slice(0, take);
		return { views, older: rows.length > take ? (views.at(-1)?.id ?? null) : null };
	});
}

function cursorOf(text: string | null): string | null {
	return z.guid().nullable().catch(null).parse(text);
}
