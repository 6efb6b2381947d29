import { z } from "zod";
import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";
import { findStandard, scopesOf } from "../../standards/registry";
import { recordAudit } from "../record-audit";
import type { PullInput } from "./pull-input";
import { savePull } from "./save-pull";

const inputSchema = z.object({
	/** Of an earlier time; null: a new one. */
	connectionId: z.uuid().nullable(),
	supplier: z.object({ key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), name: lineSchema(200) }),
	standard: z.string(),
});

/**
 * Given at the machine: connects a school with a system whose roster is fetched, or says anew where it is, and has it
 * fetched at once. Who may do that has agreed with the supplier, and needs no trial.
 * @throws AppError invalid
 */
export async function keepPull(
	scope: JobScope,
	input: z.input<typeof inputSchema>,
	settings: PullInput,
): Promise<{ connectionId: ConnectionId }> {
	const parsed = inputSchema.safeParse(input);
	const standard = parsed.success ? findStandard(parsed.data.standard) : null;
	if (!parsed.success || !standard?.pull) throw new AppError("invalid");
	const { supplier, standard: key } = parsed.data;
	const { schoolId } = scope;
	const connectionId = (parsed.data.connectionId ?? newId()) as ConnectionId;
	if (parsed.data.connectionId === null)
		await inSchool(scope, async (tx) => {
			const { id: supplierId } = await tx.supplier.upsert({
				where: { key: supplier.key },
				update: {},
				create: { id: newId(), ...supplier },
			});
			const state = { state: "active", activatedAt: now() };
			const terms = { scopes: [...scopesOf(standard)].sort(), fields: [] };
			await tx.connection.create({
				data: { schoolId, id: connectionId, supplierId, standard: key, ...terms, ...state },
			});
			await recordAudit(tx, scope, "connection.add", { connectionId, standard: key });
		});
	await savePull(scope, connectionId, settings);
	const due = { where: { schoolId_connectionId: { schoolId, connectionId } }, data: { nextAt: now(), failures: 0 } };
	await inSchool(scope, (tx) => tx.rosterPull.update(due));
	return { connectionId };
}
