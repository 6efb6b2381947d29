import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { refusedWholeCodes } from "../../domain/delivery";
import type { DeliveryId } from "../../domain/ids";
import { AppError } from "../../errors";
import { sinceOf } from "./list-causes";
import { maskIdentifiers } from "./mask-identifiers";
import type { CauseKey, QualityFilter } from "./quality-filter";

export const examplesOnPage = 20;
const mostPages = 50;

export interface ExampleRow {
	readonly deliveryId: DeliveryId;
	readonly index: number;
	readonly receivedAt: Date;
	/** JSON pointer into the message; never a value of it. */
	readonly path: string | null;
	readonly sourceId: string | null;
	/** By which a held record looks for its pupil: the kind and the last three characters. */
	readonly identifiers: readonly { readonly type: string; readonly end: string }[];
	/** Whether the raw message is still kept. */
	readonly kept: boolean;
	/** Of the whole delivery, how many records would be read again. */
	readonly open: number;
}

export interface ExamplePage {
	readonly examples: readonly ExampleRow[];
	readonly page: number;
	readonly pages: number;
}

/**
 * Records of one cause, the newest first, a page at a time. Pupils are masked: nobody can be told from it, and the
 * supplier can find the record.
 * @throws AppError not-allowed without the right
 */
export async function listExamples(
	scope: Scope,
	{ outcome, code, connectionId }: CauseKey,
	filter: Pick<QualityFilter, "days">,
	asked: { readonly page: number; readonly records: number },
): Promise<ExamplePage> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	const pages = Math.min(mostPages, Math.max(1, Math.ceil(asked.records / examplesOnPage)));
	const page = Math.min(Math.max(1, asked.page), pages);
	const examples = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<ExampleRow[]>`
			WITH shown AS (
				SELECT r.delivery_id, r.index, d.received_at, r.path, r.source_id
				FROM delivery AS d
				JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
				WHERE d.school_id = ${schoolId}::uuid AND d.connection_id = ${connectionId}::uuid
					AND d.received_at >= ${sinceOf(filter)} AND r.outcome = ${outcome} AND r.code = ${code}
				ORDER BY d.received_at DESC, r.delivery_id, r.index
				LIMIT ${examplesOnPage} OFFSET ${(page - 1) * examplesOnPage}
			)
			SELECT s.delivery_id AS "deliveryId", s.index, s.received_at AS "receivedAt", s.path, s.source_id AS "sourceId",
				EXISTS (
					SELECT FROM delivery_payload AS p WHERE p.school_id = ${schoolId}::uuid AND p.delivery_id = s.delivery_id
				) AS kept,
				(SELECT count(*)::int FROM delivery_record AS o
					WHERE o.school_id = ${schoolId}::uuid AND o.delivery_id = s.delivery_id
						AND o.outcome IN ('held', 'rejected', 'not-used') AND o.code <> ALL (${refusedWholeCodes}::text[])) AS open,
				coalesce((
					SELECT json_agg(json_build_object('type', n.type, 'end', right(n.value, 3)) ORDER BY n.type, n.value)
					FROM held_record AS h
					JOIN held_identifier AS n ON n.school_id = h.school_id AND n.held_id = h.id
					WHERE h.school_id = ${schoolId}::uuid AND h.delivery_id = s.delivery_id AND h.index = s.index
				), '[]'::json) AS identifiers
			FROM shown AS s
			ORDER BY s.received_at DESC, s.delivery_id, s.index`,
	);
	const masked = examples.map((one) => ({ ...one, sourceId: one.sourceId && maskIdentifiers(one.sourceId) }));
	return { examples: masked, page, pages };
}
