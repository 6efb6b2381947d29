import { z } from "zod";
import { inSchoolByRole } from "../../authz/in-school-by-role";
import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { mappableKinds } from "./map-units";

const inputSchema = z.object({
	connectionId: z.uuid(),
	kind: z.enum(mappableKinds),
	sourceId: z.string().min(1).max(2_000),
	/** True: no goal belongs to it; false: it is to be mapped again. */
	setAside: z.boolean(),
});

/**
 * Says that no goal belongs to a unit, or takes that back. Nothing is counted otherwise: what is practised there stays
 * unmapped, but asks nobody for attention.
 * @throws AppError not-allowed, invalid; not-found for a unit that is not there; conflict for one that has goals
 */
export async function setAsideUnit(scope: Scope | JobScope, input: z.input<typeof inputSchema>): Promise<void> {
	if (scope.kind === "person" && !can(scope, "map-goals")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { connectionId, kind, sourceId, setAside } = parsed.data;
	const { schoolId } = scope;
	await inSchoolByRole(scope, async (tx) => {
		const key = { schoolId, connectionId, kind, sourceId };
		const other = { ...key, mapped: false, setAside: !setAside };
		const done = await tx.supplierUnit.updateMany({ where: other, data: { setAside } });
		if (done.count === 0) {
			const unit = await tx.supplierUnit.findFirst({ where: key });
			if (unit === null) throw new AppError("not-found");
			if (unit.mapped) throw new AppError("conflict");
			// Said just before by a colleague.
			return;
		}
		await recordAudit(tx, scope, "goals.set-aside", { connectionId, kind, setAside });
	});
}
