import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { refusedWholeCodes } from "../../domain/delivery";
import { AppError } from "../../errors";
import { beginWork } from "../long-work/begin-work";
import { recordAudit } from "../record-audit";
import { type ReplayInput, replaySchema } from "./replay-input";

/**
 * Asks to read kept messages again, for a cause, a delivery or one record: as a job, whose progress can be followed.
 * @throws AppError not-allowed, invalid; not-found (nothing-to-read) when no such record can be read again; conflict (work-busy) while one runs
 */
export async function startReplay(
	scope: Scope | JobScope,
	input: ReplayInput,
): Promise<{ readonly workId: string; readonly records: number }> {
	if (scope.kind === "person" && !can(scope, "mend-data")) throw new AppError("not-allowed");
	const parsed = replaySchema.safeParse(input);
	// What a decision is about is read again by that decision alone (read-decided).
	if (!parsed.success || "reading" in parsed.data) throw new AppError("invalid");
	return inSchoolAsAdmin(scope, async (tx) => {
		const records = await countRecords(tx, scope, parsed.data);
		if (records === 0) throw new AppError("not-found", "nothing-to-read");
		const work = { kind: "replay", queue: "replay-records", input: parsed.data, total: records } as const;
		const workId = await beginWork(tx, scope, work);
		await recordAudit(tx, scope, "records.replay", { workId, records, ...told(parsed.data) });
		return { workId, records };
	});
}

function told(input: ReplayInput) {
	if ("deliveryId" in input) return input;
	if ("reading" in input) return { connectionId: input.reading.connectionId };
	const { code: cause, ...rest } = input;
	return { ...rest, cause };
}

async function countRecords(tx: SchoolTransaction, { schoolId }: Scope | JobScope, input: ReplayInput) {
	const cause = "code" in input ? input : null;
	const one = "deliveryId" in input ? input : null;
	const [row] = await tx.$queryRaw<{ records: number }[]>`
		SELECT count(*)::int AS records
		FROM delivery AS d JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
		WHERE d.school_id = ${schoolId}::uuid AND r.code <> ALL (${refusedWholeCodes}::text[])
			AND r.outcome IN ('held', 'rejected', 'not-used')
			AND (${one?.deliveryId ?? null}::uuid IS NULL OR d.id = ${one?.deliveryId ?? null}::uuid)
			AND (${one?.index ?? null}::int IS NULL OR r.index = ${one?.index ?? null}::int)
			AND (${cause?.code ?? null}::text IS NULL OR r.code = ${cause?.code ?? null} AND r.outcome = ${cause?.outcome ?? null}
				AND d.connection_id = ${cause?.connectionId ?? null}::uuid
				AND d.received_at >= ${cause?.since ?? null}::timestamptz)`;
	return row?.records ?? 0;
}
