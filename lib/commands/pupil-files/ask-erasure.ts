import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { enqueue } from "../../db/queue";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { findNeedles } from "./find-needles";

/**
 * Asks for a pupil to be erased; the worker does it. The name has to be typed, so that it is the pupil one means.
 * @throws AppError not-allowed; not-found for a pupil of elsewhere as for none; invalid (name-differs); conflict
 * (erasure-asked) while one is under way
 */
export async function askErasure(scope: Scope, input: { pupilId: PersonId; typedName: string }): Promise<void> {
	if (!can(scope, "handle-pupil-files")) throw new AppError("not-allowed");
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const needles = await findNeedles(tx, scope, input.pupilId);
		if (needles === null) throw new AppError("not-found");
		if (plain(input.typedName) !== plain(needles.name)) throw new AppError("invalid", "name-differs");
		const id = newId();
		const data = { schoolId, id, erasedPupil: input.pupilId, askedBy: userId, state: "asked" };
		const made = await tx.pupilErasure.createMany({ data: [data], skipDuplicates: true });
		if (made.count === 0) throw new AppError("conflict", "erasure-asked");
		await enqueue(tx, "erase-pupil", { schoolId, erasureId: id });
		await recordAudit(tx, scope, "pupil.erase-ask", { erasureId: id, pupilId: input.pupilId });
	});
}

/** Spaces and capitals do not matter. */
const plain = (name: string) => name.trim().replace(/\s+/g, " ").toLowerCase();
