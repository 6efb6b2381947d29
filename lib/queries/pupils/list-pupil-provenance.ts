import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { logView } from "../../commands/views/log-view";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import type { StandingSettings } from "../../standing/settings";
import { shareValue } from "../../standing/value-of-fact";
import { selectSources } from "../groups/select-sources";
import { type Counted, evidenceOf, type Provenance } from "../provenance/provenance";
import type { MessageRow } from "../provenance/select-messages";
import { findStandingSettings } from "../settings/find-standing-settings";
import { type PracticeValue, selectPracticeFacts } from "./select-practice-facts";
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
		const practice = await selectPracticeFacts(tx, scope, [pupilId], { until: scope.today, settings });
		const sources = await selectSources(tx, scope);
		const rows = [...(await selectTests(tx, scope, pupilId)), ...(await selectPractice(tx, scope, pupilId, settings))];
		return rows
			.filter(({ subjectKey }) => access.subjects === "all" || access.subjects.includes(subjectKeyOf(subjectKey)))
			.map(({ kind, subjectKey, subjectName, mappingVersion, ...message }) => {
				const source = sources.find((one) => one.connectionId === message.connectionId);
				const value = practice.find(
					(one) => one.connectionId === message.connectionId && one.subjectKey === subjectKey,
				);
				return {
					key: `${kind} ${message.connectionId} ${subjectName ?? subjectKey ?? ""}`,
					supplier: source?.supplier ?? "",
					standard: source?.standard ?? "",
					of: "pupil",
					rule: kind === "test" ? "as-sent" : "share-right",
					evidence: evidenceOf(settings),
					counted: kind === "practice" && value && source?.adaptive !== "yes" ? countedOf(value, settings) : null,
					group: null,
					message,
					mappings: [],
					mappingCount: 0,
					mappingVersion,
				};
			});
	});
}

function countedOf(value: PracticeValue, settings: StandingSettings): Counted {
	const { correct, judged: taken } = value;
	return { correct, taken, days: null, interval: shareValue(value, settings)?.interval ?? null };
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
			AND e.status = 'final' AND NOT e.missing AND e.taken_at >= ${addDays(scope.today, -400)}::date
			AND EXISTS (
				SELECT 1 FROM outcome o
				WHERE o.school_id = e.school_id AND o.entry_id = e.id AND o.part_source_id = ''
			)
		ORDER BY e.connection_id, coalesce(a.subject_name, a.subject_key), e.taken_at DESC, e.id
		LIMIT 200`;
}

/** Per source and subject the last message with attempts of the last weeks, and how many messages there were. */
function selectPractice(
	tx: SchoolTransaction,
	scope: Scope,
	pupilId: PersonId,
	settings: StandingSettings,
): Promise<Row[]> {
	const since = addDays(scope.today, -settings.evidenceAgeDaysMax);
	return tx.$queryRaw<Row[]>`
		WITH practised AS (
			SELECT a.connection_id, a.delivery_id, goal.subject_key, max(a.at) AS at
			FROM attempt a
			JOIN LATERAL (
				SELECT m.goal_id FROM goal_mapping m
				WHERE m.school_id = a.school_id AND m.connection_id = a.connection_id
					AND (
						(m.kind = 'item' AND m.source_id = a.item_id)
						OR (m.kind = 'unit' AND m.source_id = a.unit_id AND NOT EXISTS (
							SELECT 1 FROM goal_mapping own
							WHERE own.school_id = a.school_id AND own.connection_id = a.connection_id
								AND own.kind = 'item' AND own.source_id = a.item_id
						))
					)
			) mapped ON true
			JOIN goal ON goal.id = mapped.goal_id
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = ${pupilId}::uuid
				AND a.at >= ${since}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			GROUP BY a.connection_id, a.delivery_id, goal.subject_key
		)
		SELECT DISTINCT ON (p.connection_id, p.subject_key)
			'practice' AS kind, p.connection_id AS "connectionId", p.subject_key AS "subjectKey",
			NULL AS "subjectName", 'practice' AS series, d.id AS "deliveryId", d.message_id AS "messageId", d.version,
			d.received_at AS "receivedAt", p.at,
			(count(*) OVER (PARTITION BY p.connection_id, p.subject_key))::int AS "messageCount",
			c.mapping_version AS "mappingVersion"
		FROM practised p
		JOIN delivery d ON d.school_id = ${scope.schoolId}::uuid AND d.id = p.delivery_id
		JOIN connection c ON c.school_id = d.school_id AND c.id = p.connection_id
		ORDER BY p.connection_id, p.subject_key, p.at DESC, d.id
		LIMIT 200`;
}
