import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { momentSchema } from "../../domain/moment-schema";
import { Prisma } from "../../generated/prisma/client";
import { selectNames } from "./select-names";

export interface AuditQuestion {
	/** Who did it: an account, "system" for jobs and commands at the machine itself, or null for everybody. */
	readonly by: UserId | "system" | null;
	readonly action: string | null;
	/** Days in Europe/Amsterdam, both inclusive. */
	readonly from: string | null;
	readonly to: string | null;
	/** An id that it was about. */
	readonly about: string | null;
	/** Where the page begins: the cursor that the page before it gave. */
	readonly cursor: string | null;
}

export interface AuditDetail {
	readonly key: string;
	/** As the log has it; ids are ids. */
	readonly value: string;
	/** What the id is called now. */
	readonly name: string | null;
}

export interface AuditRow {
	readonly id: string;
	readonly at: Date;
	/** Null: the system itself. */
	readonly by: string | null;
	readonly action: string;
	readonly details: readonly AuditDetail[];
	/** Held by a seal; false: waits for the next one. */
	readonly sealed: boolean;
}

export interface AuditPage {
	readonly rows: readonly AuditRow[];
	/** Of the page after this one; null: there is no more. */
	readonly older: string | null;
}

/** Rows of one page of the screen. */
export const auditPage = 50;

interface Row {
	readonly id: string;
	readonly at: Date;
	readonly userId: string | null;
	readonly userName: string | null;
	readonly clientId: string | null;
	readonly supplier: string | null;
	readonly action: string;
	readonly subject: unknown;
	readonly sealed: boolean;
}

/** The log of the school, newest first, one page: who did what, when and to what. For its admin. */
export function listAudit(scope: Scope, question: AuditQuestion, take: number = auditPage): Promise<AuditPage> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const found = await selectEvents(tx, scope, question, take + 1);
		const events = found.slice(0, take);
		const subjects = events.map(({ subject }) => detailsOf(subject));
		const names = await selectNames(
			tx,
			scope,
			subjects
				.flat()
				.map(({ value }) => value)
				.filter(isId),
		);
		const rows = events.map((event, index) => ({
			id: event.id,
			at: event.at,
			by: event.userName ?? event.supplier ?? event.clientId ?? event.userId,
			action: event.action,
			details: (subjects[index] ?? []).map((detail) => ({ ...detail, name: names.get(detail.value) ?? null })),
			sealed: event.sealed,
		}));
		const last = found.length > take ? events.at(-1) : undefined;
		return { rows, older: last ? `${last.at.toISOString()}_${last.id}` : null };
	});
}

function selectEvents(tx: SchoolTransaction, { schoolId }: Scope, question: AuditQuestion, limit: number) {
	const { by, action, from, to, about } = question;
	const cursor = cursorOf(question.cursor);
	const conditions = [
		Prisma.sql`e.school_id = ${schoolId}::uuid`,
		...(by === null ? [] : by === "system" ? [Prisma.sql`e.user_id IS NULL`] : [Prisma.sql`e.user_id = ${by}::uuid`]),
		...(action === null ? [] : [Prisma.sql`e.action = ${action}`]),
		...(from === null ? [] : [Prisma.sql`e.at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'`]),
		...(to === null ? [] : [Prisma.sql`e.at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'`]),
		...(about === null
			? []
			: [Prisma.sql`EXISTS (SELECT 1 FROM jsonb_each_text(e.subject) AS told WHERE told.value = ${about})`]),
		...(cursor === null ? [] : [Prisma.sql`(e.at, e.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`]),
	];
	return tx.$queryRaw<Row[]>`
		SELECT e.id, e.at, e.user_id AS "userId", coalesce(u.name, b.name) AS "userName", e.client_id AS "clientId", s.name AS supplier,
			e.action, e.subject,
			EXISTS (SELECT 1 FROM audit_sealed_event h WHERE h.school_id = e.school_id AND h.event_id = e.id) AS sealed
		FROM audit_event e
		LEFT JOIN user_account u ON u.id = e.user_id
		-- Who looked for a board is known there, not here.
		LEFT JOIN board b ON e.action = 'board.look' AND b.id::text = e.subject ->> 'boardId'
		LEFT JOIN oauth_client c ON c.client_id = e.client_id
		LEFT JOIN supplier s ON s.id = c.supplier_id
		WHERE ${Prisma.join(conditions, " AND ")}
		ORDER BY e.at DESC, e.id DESC
		LIMIT ${limit}`;
}

const idSchema = z.guid();
const isId = (value: string) => idSchema.safeParse(value).success;
const subjectSchema = z.record(z.string(), z.unknown());

function detailsOf(subject: unknown): { key: string; value: string }[] {
	const parsed = subjectSchema.safeParse(subject);
	if (!parsed.success) return [];
	return Object.entries(parsed.data)
		.filter(([, value]) => value !== null)
		.map(([key, value]) => ({ key, value: typeof value === "string" ? value : JSON.stringify(value) }));
}

const cursorSchema = z.tuple([momentSchema, z.guid()]);

/** A cursor that was not given by a page begins at the newest. */
function cursorOf(text: string | null): { at: Date; id: string } | null {
	const parsed = cursorSchema.safeParse(text?.split("_"));
	return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
