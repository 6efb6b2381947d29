import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { countingFirst, isResult } from "../counting/counting-order";
import { selectSources } from "../groups/select-sources";
import { evidenceOf, type Provenance } from "../provenance/provenance";
import type { MessageRow } from "../provenance/select-messages";
import { selectSubjectMessages } from "../provenance/select-subject-messages";
import { selectTestMarks, sumMarks } from "../provenance/select-test-marks";
import { findStandingSettings } from "../settings/find-standing-settings";
import { subjectKeyOf } from "./subject-key";

/** A message with the subject of its figure. */
type Row = MessageRow & {
	readonly kind: "test" | "practice";
	readonly subjectKey: string | null;
	/** The supplier's own word; null for practice. */
	readonly subjectName: string | null;
	readonly mappingVersion: number;
};

/**
 * Where the rows of a pupil's page come from, by the keys of the rows: of a test the message with the last final
 * outcome, of practice the last message of the last weeks. Logged as a look.
 * @throws AppError not-found, for what is not theirs and for what is not there
 */
export function listPupilProvenance(scope: Scope, pupilId: PersonId): Promise<Provenance[]> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) throw new AppError("not-found");
		await logView(tx, scope, "pupil", { pupilId });
		const settings = await findStandingSettings(tx, scope);
		const sources = await selectSources(tx, scope);
		const since = addDays(scope.today, -settings.evidenceAgeDaysMax);
		const practised = await selectSubjectMessages(tx, scope, { pupilIds: [pupilId], from: since, to: scope.today });
		const marks = await selectTestMarks(tx, scope, [pupilId]);
		const rows: Row[] = [
			...(await selectTests(tx, scope, pupilId)),
			...practised.map(({ pupilId: _, ...row }) => ({ ...row, kind: "practice" as const, subjectName: null })),
		];
		return rows
			.filter(({ subjectKey }) => access.subjects === "all" || access.subjects.includes(subjectKeyOf(subjectKey)))
			.map(({ kind, subjectKey, subjectName, mappingVersion, ...message }) => {
				const source = sources.find((one) => one.connectionId === message.connectionId);
				const marked = marks.filter(
					(mark) => mark.connectionId === message.connectionId && mark.subject === (subjectName ?? subjectKey),
				);
				return {
					key: `${kind} ${message.connectionId} ${subjectName ?? subjectKey ?? ""}`,
					supplier: source?.supplier ?? "",
					standard: source?.standard ?? "",
					of: "pupil",
					rule: kind === "test" ? "as-sent" : "effort",
					evidence: evidenceOf(settings),
					counted: null,
					group: null,
					message,
					mappings: [],
					mappingCount: 0,
					mappingVersion,
					...(kind === "test" ? { marks: sumMarks(marked, pupilId) } : {}),
				};
			});
	});
}

/** Per source and subject the message with the latest final outcome of a whole test, of the last 400 days. */
function selectTests(tx: SchoolTransaction, scope: Scope, pupilId: PersonId): Promise<Row[]> {
	return tx.$queryRaw<Row[]>`
		SELECT DISTINCT ON (e.connection_id, coalesce(a.subject_name, a.subject_key))
			'test' AS kind, e.connection_id AS "connectionId", a.subject_key AS "subjectKey",
			a.subject_name AS "subjectName", a.id::text AS series, d.id AS "deliveryId", d.message_id AS "messageId",
			d.version, e.received_at AS "receivedAt", e.taken_at AS at, 1 AS "messageCount",
			c.mapping_version AS "mappingVersion"
		FROM sitting_entry e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
		JOIN delivery d ON d.school_id = e.school_id AND d.id = e.delivery_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ${pupilId}::uuid
			AND ${isResult} AND e.taken_at >= ${addDays(scope.today, -400)}::date
			AND EXISTS (
				SELECT 1 FROM outcome o
				WHERE o.school_id = e.school_id AND o.entry_id = e.id AND o.part_source_id = ''
			)
		ORDER BY e.connection_id, coalesce(a.subject_name, a.subject_key), ${countingFirst}`;
}
