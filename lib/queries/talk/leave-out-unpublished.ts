import type { PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { showPublished } from "../../authz/show-published";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { publishedFrom, publishedThrough } from "../../domain/publication";
import { addDays } from "../../domain/school-day";
import { selectHolidays } from "../publication/select-holidays";
import { selectPublicationWindow } from "../publication/select-publication-window";
import { subjectKeyOf } from "../pupils/subject-key";

export interface Unpublished {
	/** Final results of the pupil in the period, in subjects that the reader sees. */
	readonly count: number;
	/** When the last of them is published; null: there are none, or the calendar knows no moment. */
	readonly at: Date | null;
}

/** Takes what is not published yet out of the rest of the transaction, and says how much of this pupil that is. */
export async function leaveOutUnpublished(
	tx: SchoolTransaction,
	scope: Scope,
	{ pupilId, subjects }: PupilAccess,
	period: { readonly from: string; readonly to: string },
): Promise<Unpublished> {
	const window = await selectPublicationWindow(tx, scope);
	const holidays = await selectHolidays(tx, scope, addDays(scope.today, -400));
	const through = publishedThrough(now(), window, holidays);
	const entries = await tx.$queryRaw<{ subjectKey: string | null; receivedAt: Date }[]>`
		SELECT a.subject_key AS "subjectKey", e.received_at AS "receivedAt"
		FROM sitting_entry e JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ${pupilId}::uuid
			AND e.status = 'final' AND NOT e.missing AND e.received_at > ${through ?? new Date(0)}
			AND e.taken_at >= ${period.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND e.taken_at < ${addDays(period.to, 1)}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
		ORDER BY e.received_at`;
	await showPublished(tx, through);
	const own = entries.filter(({ subjectKey }) => subjects === "all" || subjects.includes(subjectKeyOf(subjectKey)));
	const last = own.at(-1);
	return { count: own.length, at: last ? publishedFrom(last.receivedAt, window, holidays) : null };
}
