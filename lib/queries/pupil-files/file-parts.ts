import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { Scope } from "../../authz/scope";
import type { PersonId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import { mergedIds } from "../matching/merged-ids";
import { looksAt } from "../views/looks-at";
import type { FileCell } from "./file-cell";
import { readRawExcerpts } from "./read-raw-excerpts";

/** One kind of what the school holds on a pupil. */
export interface FilePart {
	readonly key: FilePartKey;
	readonly columns: readonly string[];
	/** All rows, read in pages as they are asked for. */
	rows(): AsyncGenerator<readonly FileCell[]>;
}
export type FilePartKey = keyof typeof selects | "raw";

const pageRows = 1_000;
const utc = (column: string) => Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);
const supplierOf = Prisma.sql`(SELECT s.name FROM connection c JOIN supplier s ON s.id = c.supplier_id
	WHERE c.school_id = t.school_id AND c.id = t.connection_id)`;
const itemName = Prisma.sql`(SELECT i.title FROM practice_item i
	WHERE i.school_id = t.school_id AND i.connection_id = t.connection_id AND i.item_id = t.item_id)`;
const nameOf = (alias: string) =>
	Prisma.raw(`concat_ws(' ', ${alias}.given_name, ${alias}.name_prefix, ${alias}.family_name)`);

/** Each selects a unique `cursor` and the columns of its file in order, of rows `t` of one pupil. */
const selects = {
	person: (of: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, t.given_name AS "givenName", t.name_prefix AS "namePrefix", t.family_name AS "familyName",
			${utc("t.created_at")} AS since, t.ended_at::text AS "endDate"
		FROM person t WHERE ${own(of, "id")}`,
	identifiers: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.type, t.source, t.value) AS cursor, t.type, t.source AS system, t.value,
			${utc("t.created_at")} AS since
		FROM person_identifier t WHERE ${own(of, "person_id")}`,
	groups: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.begin_date, t.group_id) AS cursor, g.name AS "group", g.kind, t.school_year AS "schoolYear",
			t.begin_date::text AS "beginDate", t.end_date::text AS "endDate"
		FROM group_membership t JOIN pupil_group g ON g.school_id = t.school_id AND g.id = t.group_id
		WHERE ${own(of, "person_id")}`,
	coaches: (of: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${nameOf("p")} AS name, t.begin_date::text AS "beginDate", t.end_date::text AS "endDate"
		FROM assignment t JOIN person p ON p.school_id = t.school_id AND p.id = t.person_id
		WHERE ${own(of, "pupil_id")}`,
	results: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.taken_at, t.id, lpad(o.position::text, 6, '0')) AS cursor, ${utc("t.taken_at")} AS at,
			${supplierOf} AS supplier, a.name AS test, t.status, t.missing, o.kind, o.type, o.part_source_id AS part,
			o.text AS value, o.maximum::text AS maximum, t.additional_info AS remark, ${utc("t.received_at")} AS received
		FROM sitting_entry t
		LEFT JOIN assessment a ON a.school_id = t.school_id AND a.id = t.assessment_id
		LEFT JOIN outcome o ON o.school_id = t.school_id AND o.entry_id = t.id
		WHERE ${own(of, "pupil_id")}`,
	practice: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', ${utc("t.at")}, t.id) AS cursor, ${utc("t.at")} AS at, ${supplierOf} AS supplier,
			t.item_id AS item, ${itemName} AS "itemName", t.unit_id AS unit, t.success AS "right", t.score_ratio AS score,
			t.duration_ms AS "durationMs", t.marked, t.own_success AS "ownRight", t.own_score_ratio AS "ownScore",
			${utc("t.received_at")} AS received
		FROM attempt t WHERE ${own(of, "pupil_id")}`,
	answers: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', ${utc("t.at")}, t.id) AS cursor, ${utc("t.at")} AS at, ${supplierOf} AS supplier, t.role AS kind,
			t.item_id AS item, ${itemName} AS "itemName", t.unit_id AS unit, t.success AS "right", t.score_ratio AS score,
			t.duration_ms AS "durationMs", ${utc("t.received_at")} AS received
		FROM attempt_echo t WHERE ${own(of, "pupil_id")}`,
	use: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', ${utc("t.at")}, t.id) AS cursor, ${utc("t.at")} AS at, ${supplierOf} AS supplier,
			t.material_id AS material, t.unit_id AS unit, t.moment AS kind, t.duration_ms AS "durationMs", t.withdrawn,
			${utc("t.received_at")} AS received
		FROM material_use t WHERE ${own(of, "pupil_id")}`,
	refused: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.day, t.id) AS cursor, t.day::text AS day, ${supplierOf} AS supplier, a.name AS test,
			t.code AS reason, ${utc("t.modified_at")} AS modified, ${utc("t.received_at")} AS received
		FROM refused_result t
		LEFT JOIN assessment a ON a.school_id = t.school_id AND a.id = t.assessment_id
		WHERE ${own(of, "pupil_id")}`,
	progress: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', ${utc("t.at")}, t.id) AS cursor, ${utc("t.at")} AS at, ${supplierOf} AS supplier,
			t.unit_id AS unit, t.status, t.progress_ratio AS progress, t.score::text AS score, t.score_maximum::text AS maximum,
			t.withdrawn, ${utc("t.received_at")} AS received
		FROM unit_progress t WHERE ${own(of, "pupil_id")}`,
	notes: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.day, t.id) AS cursor, t.day::text AS day, u.name AS by, t.kind, t.visibility,
			t.subject_key AS subject, t.text
		FROM note t LEFT JOIN user_account u ON u.id = t.author_id
		WHERE ${own(of, "pupil_id")} AND t.removed_at IS NULL`,
	signals: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.day, t.id) AS cursor, t.day::text AS day, t.code AS rule, g.name AS "group",
			t.subject_key AS subject, t.facts::text AS facts, ${utc("t.ended_at")} AS "endDate", t.dismissed_why AS reason
		FROM signal t LEFT JOIN pupil_group g ON g.school_id = t.school_id AND g.id = t.group_id
		WHERE ${own(of, "pupil_id")}`,
	plans: (of: Asked) => Prisma.sql`
		SELECT t.plan_id::text AS cursor, g.name AS "group", p.subject_key AS subject, t.level,
			p.begin_date::text AS "beginDate", p.end_date::text AS "endDate"
		FROM group_plan_place t
		JOIN group_plan p ON p.school_id = t.school_id AND p.id = t.plan_id
		JOIN pupil_group g ON g.school_id = p.school_id AND g.id = p.group_id
		WHERE ${own(of, "pupil_id")}`,
	subGroups: (of: Asked) => Prisma.sql`
		SELECT concat_ws(' ', t.begin_date, t.sub_group_id) AS cursor, s.name, t.begin_date::text AS "beginDate",
			t.end_date::text AS "endDate"
		FROM sub_group_member t JOIN sub_group s ON s.school_id = t.school_id AND s.id = t.sub_group_id
		WHERE ${own(of, "pupil_id")}`,
	looks: ({ scope, pupilId }: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${utc("t.at")} AS at, u.name AS by, t.screen, g.name AS "group"
		FROM ${looksAt(scope, pupilId)} t
		LEFT JOIN user_account u ON u.id = t.user_id
		LEFT JOIN pupil_group g ON g.school_id = t.school_id AND g.id = t.group_id`,
	log: ({ scope, pupilId }: Asked) => Prisma.sql`
		SELECT concat_ws(' ', ${utc("t.at")}, t.id) AS cursor, ${utc("t.at")} AS at, u.name AS by, t.action,
			t.subject::text AS facts
		FROM audit_event t LEFT JOIN user_account u ON u.id = t.user_id
		WHERE t.school_id = ${scope.schoolId}::uuid
			AND EXISTS (SELECT 1 FROM jsonb_each_text(t.subject) AS told WHERE told.value = ${pupilId}
				OR told.value IN (SELECT id::text FROM ${mergedIds(scope.schoolId, pupilId)} AS merged))`,
	corrections: (of: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${utc("t.decided_at")} AS at, u.name AS by,
			concat_ws(' ', t.given_name, t.name_prefix, t.family_name) AS name,
			concat_ws(' ', t.roster_given_name, t.roster_name_prefix, t.roster_family_name) AS "rosterName", t.reason,
			${utc("t.ended_at")} AS "endDate"
		FROM person_correction t LEFT JOIN user_account u ON u.id = t.decided_by
		WHERE ${own(of, "person_id")}`,
	disputes: (of: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${utc("t.disputed_at")} AS at, u.name AS by, a.name AS test, t.reason, t.text,
			t.state AS decision, ${utc("t.decided_at")} AS "decidedAt"
		FROM result_mark t
		JOIN sitting_entry e ON e.school_id = t.school_id AND e.id = t.entry_id
		LEFT JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		LEFT JOIN user_account u ON u.id = t.disputed_by
		WHERE ${own(of, "pupil_id")}`,
	matches: ({ scope, pupilId }: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${utc("t.decided_at")} AS at, u.name AS by, t.state AS decision,
			concat_ws(' ', r.before ->> 'given_name', r.before ->> 'name_prefix', r.before ->> 'family_name') AS name,
			${utc("t.ended_at")} AS "endDate"
		FROM person_match t
		LEFT JOIN user_account u ON u.id = t.decided_by
		LEFT JOIN person_match_row r ON r.school_id = t.school_id AND r.match_id = t.id
			AND r.table_name = 'person' AND r.how = 'aside'
		WHERE t.school_id = ${scope.schoolId}::uuid AND (t.pupil_id = ${pupilId}::uuid
			OR t.pupil_id IN (SELECT id FROM ${mergedIds(scope.schoolId, pupilId)} AS merged)
			OR t.state <> 'merged' AND t.other_id = ${pupilId}::uuid)`,
	waiting: ({ scope, pupilId }: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${utc("t.held_at")} AS at, ${supplierOf} AS supplier, t.reason, t.record::text AS facts
		FROM held_record t
		WHERE t.school_id = ${scope.schoolId}::uuid AND EXISTS (
			SELECT 1 FROM jsonb_array_elements(t.record->'pupil'->'identifiers') AS i
			JOIN person_identifier p ON p.school_id = t.school_id AND p.person_id = ${pupilId}::uuid
				AND p.type = i->>'type' AND p.value = i->>'value'
			WHERE p.source = '' OR coalesce(i->>'source', '') IN ('', p.source))`,
	messages: (of: Asked) => Prisma.sql`
		SELECT t.id::text AS cursor, ${supplierOf} AS supplier, t.standard, ${utc("t.received_at")} AS received, t.bytes,
			EXISTS (SELECT 1 FROM delivery_payload b WHERE b.school_id = t.school_id AND b.delivery_id = t.id) AS kept
		FROM delivery t
		WHERE t.school_id = ${of.scope.schoolId}::uuid AND t.id IN (${deliveriesOf(of)})`,
};

interface Asked {
	readonly scope: Scope;
	readonly pupilId: PersonId;
}

const own = ({ scope, pupilId }: Asked, column: string) =>
	Prisma.sql`t.school_id = ${scope.schoolId}::uuid AND t.${Prisma.raw(column)} = ${pupilId}::uuid`;

/** Deliveries with a record of the pupil that was written, counted as told before, or refused. */
function deliveriesOf({ scope, pupilId }: Asked): Prisma.Sql {
	const tables = ["sitting_entry", "attempt", "unit_progress", "attempt_echo", "material_use", "refused_result"].map(
		(table) => Prisma.sql`
			SELECT delivery_id FROM ${Prisma.raw(table)}
			WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ${pupilId}::uuid`,
	);
	return Prisma.join(tables, " UNION ");
}

const columnsOf: Readonly<Record<FilePartKey, readonly string[]>> = {
	person: ["givenName", "namePrefix", "familyName", "since", "endDate"],
	identifiers: ["type", "system", "value", "since"],
	groups: ["group", "kind", "schoolYear", "beginDate", "endDate"],
	coaches: ["name", "beginDate", "endDate"],
	results: [
		...["at", "supplier", "test", "status", "missing", "kind", "type", "part", "value", "maximum"],
		...["remark", "received"],
	],
	practice: [
		...["at", "supplier", "item", "itemName", "unit", "right", "score", "durationMs", "marked", "ownRight", "ownScore"],
		"received",
	],
	answers: ["at", "supplier", "kind", "item", "itemName", "unit", "right", "score", "durationMs", "received"],
	use: ["at", "supplier", "material", "unit", "kind", "durationMs", "withdrawn", "received"],
	refused: ["day", "supplier", "test", "reason", "modified", "received"],
	progress: ["at", "supplier", "unit", "status", "progress", "score", "maximum", "withdrawn", "received"],
	notes: ["day", "by", "kind", "visibility", "subject", "text"],
	signals: ["day", "rule", "group", "subject", "facts", "endDate", "reason"],
	plans: ["group", "subject", "level", "beginDate", "endDate"],
	subGroups: ["name", "beginDate", "endDate"],
	looks: ["at", "by", "screen", "group"],
	log: ["at", "by", "action", "facts"],
	corrections: ["at", "by", "name", "rosterName", "reason", "endDate"],
	disputes: ["at", "by", "test", "reason", "text", "decision", "decidedAt"],
	matches: ["at", "by", "decision", "name", "endDate"],
	waiting: ["at", "supplier", "reason", "facts"],
	messages: ["supplier", "standard", "received", "bytes", "kept"],
	raw: ["received", "supplier", "standard", "facts"],
};

/**
 * Everything that the school holds on a pupil, by kind, for a file that the admin hands on (take-file has said who and
 * when). A page of rows at a time, whatever a pupil practised in eight years.
 */
export function listFileParts(scope: Scope, pupilId: PersonId): FilePart[] {
	const tables = (Object.keys(selects) as (keyof typeof selects)[]).map(
		(key): FilePart => ({
			key,
			columns: columnsOf[key],
			rows: () => readPages(scope, selects[key]({ scope, pupilId }), columnsOf[key]),
		}),
	);
	const rows = () => readRawExcerpts(scope, pupilId, deliveriesOf({ scope, pupilId }));
	return [...tables, { key: "raw", columns: columnsOf.raw, rows }];
}

async function* readPages(scope: Scope, select: Prisma.Sql, columns: readonly string[]) {
	let cursor = "";
	for (;;) {
		const after = cursor;
		const rows = await inSchoolAsAdmin(
			scope,
			(tx) => tx.$queryRaw<Record<string, FileCell>[]>`
				SELECT * FROM (${select}) AS part
				WHERE part.cursor COLLATE "C" > ${after} ORDER BY part.cursor COLLATE "C" LIMIT ${pageRows}`,
		);
		for (const row of rows) yield columns.map((column) => row[column] ?? null);
		if (rows.length < pageRows) return;
		cursor = String(rows.at(-1)?.cursor);
	}
}
