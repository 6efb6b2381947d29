import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { holdSchema } from "../../domain/hold";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({
	connectionId: z.uuid(),
	/** pass: it goes on; refuse: an unusual day is over for today, a roster file is put aside. */
	decision: z.enum(["pass", "refuse"]),
});

/**
 * A person's word on a connection that waits. An unusual day: let through today, or refused until tomorrow. A roster: only
 * put aside here; it is applied where its changes are seen (apply-roster).
 * @throws AppError not-allowed, invalid; not-found when no such connection waits; conflict for a roster to be let through
 */
export async function decideHold(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, decision } = parsed.data;
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const [row] = await tx.$queryRaw<{ hold: unknown }[]>`
			SELECT hold FROM connection WHERE school_id = ${schoolId}::uuid AND id = ${connectionId}::uuid AND state = 'held'
			FOR UPDATE`;
		if (!row) throw new AppError("not-found");
		const hold = holdSchema.safeParse(row.hold).data;
		const roster = hold?.code === "roster" ? hold.importId : null;
		if (roster !== null && decision === "pass" && (await isPreviewed(tx, schoolId, roster)))
			throw new AppError("conflict");
		if (roster !== null) await discard(tx, schoolId, roster);
		const stops = roster === null && decision === "refuse";
		await tx.connection.update({
			where: { schoolId_id: { schoolId, id: connectionId } },
			data: {
				...{ state: stops ? "paused" : "active", pausedUntil: stops ? await tomorrow(tx) : null },
				...{
					hold: Prisma.DbNull,
					...(decision === "pass" ? { volumeAllowedOn: new Date(`${today()}T00:00:00Z`) } : {}),
				},
			},
		});
		await recordAudit(tx, scope, "connection.release", { connectionId, decision });
	});
}

async function isPreviewed(tx: SchoolTransaction, schoolId: string, id: string): Promise<boolean> {
	return (await tx.rosterImport.count({ where: { schoolId, id, state: "previewed" } })) > 0;
}

async function discard(tx: SchoolTransaction, schoolId: string, id: string): Promise<void> {
	await tx.rosterImport.updateMany({
		where: { schoolId, id, state: "previewed" },
		data: { state: "discarded", body: new Uint8Array() },
	});
}

/** Midnight in Amsterdam. */
async function tomorrow(tx: SchoolTransaction): Promise<Date> {
	const [row] = await tx.$queryRaw<{ at: Date }[]>`
		SELECT (${addDays(today(), 1)}::date)::timestamp AT TIME ZONE 'Europe/Amsterdam' AS at`;
	return row?.at ?? now();
}
