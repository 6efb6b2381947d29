import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { Scope } from "../../authz/scope";
import { findNeedles } from "../../commands/pupil-files/find-needles";
import { excerptsOf } from "../../commands/pupil-files/mentions";
import type { PersonId } from "../../domain/ids";
import type { Prisma } from "../../generated/prisma/client";
import type { FileCell } from "./file-cell";

const inflate = promisify(inflateRaw);

/** Standards whose records are each about one pupil, so that one can be cut out without another. */
const cutByRecord = ["xapi", "edu-v-results"];

interface Kept {
	readonly id: string;
	readonly supplier: string;
	readonly standard: string;
	readonly received: string;
	readonly body: Uint8Array;
}

/** What the kept raw messages say of the pupil, record by record, one message in memory at a time. */
export async function* readRawExcerpts(
	scope: Scope,
	pupilId: PersonId,
	deliveries: Prisma.Sql,
): AsyncGenerator<readonly FileCell[]> {
	const needles = await inSchoolAsAdmin(scope, (tx) => findNeedles(tx, scope, pupilId));
	if (needles === null) return;
	let after = "00000000-0000-0000-0000-000000000000";
	for (;;) {
		const from = after;
		const [kept] = await inSchoolAsAdmin(
			scope,
			(tx) => tx.$queryRaw<Kept[]>`
				SELECT d.id, s.name AS supplier, d.standard,
					to_char(d.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS received, p.body
				FROM delivery d
				JOIN delivery_payload p ON p.school_id = d.school_id AND p.delivery_id = d.id
				JOIN connection c ON c.school_id = d.school_id AND c.id = d.connection_id
				JOIN supplier s ON s.id = c.supplier_id
				WHERE d.school_id = ${scope.schoolId}::uuid AND d.id > ${from}::uuid
					AND d.standard = ANY (${cutByRecord}::text[]) AND d.id IN (${deliveries})
				ORDER BY d.id LIMIT 1`,
		);
		if (!kept) return;
		for (const record of excerptsOf(await inflate(kept.body), needles) ?? [])
			yield [kept.received, kept.supplier, kept.standard, JSON.stringify(record)];
		after = kept.id;
	}
}
