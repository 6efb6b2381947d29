import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { Shown } from "../../domain/answer";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { lockRoster } from "../roster/roster-work";

const name = lineSchema(100);
const inputSchema = z.object({
	pupilId: z.guid(),
	givenName: name,
	namePrefix: z
		.string()
		.trim()
		.max(30)
		.transform((text) => (text === "" ? null : text)),
	familyName: name,
	reason: z.string().trim().min(1).max(500),
});

/** As the form shows it. */
export const shownName = (name: PupilName): Shown => ({
	givenName: name.givenName,
	namePrefix: name.namePrefix ?? "",
	familyName: name.familyName,
});

interface PupilName {
	readonly givenName: string;
	readonly namePrefix: string | null;
	readonly familyName: string;
}

/**
 * Corrects the name of a pupil on request (AVG article 16). It stands when a roster says otherwise; what the roster says is
 * kept beside it. A later correction takes the place of an earlier one.
 * @param seen the version of shownName that was changed; null: whatever it is
 * @throws ChangedMeanwhile; AppError not-allowed; invalid; not-found for a pupil of elsewhere as for none; conflict (name-same)
 */
export async function correctName(
	scope: Scope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	if (!can(scope, "handle-pupil-files")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { pupilId, reason, ...names } = parsed.data;
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockRoster(tx, schoolId);
		const person = await tx.person.findFirst({ where: { schoolId, id: pupilId, kind: "pupil" } });
		if (person === null) throw new AppError("not-found");
		await requireSeen(tx, scope, {
			...{ seen, lock: `pupil-name ${pupilId}`, read: async () => shownName(person) },
			...{ actions: ["pupil.correct", "pupil.correct-undo"], subject: { pupilId } },
		});
		const { givenName, namePrefix, familyName } = person;
		const isSame = givenName === names.givenName && namePrefix === names.namePrefix && familyName === names.familyName;
		if (isSame) throw new AppError("conflict", "name-same");
		const stands = { schoolId, personId: pupilId, state: "stands" };
		const earlier = await tx.personCorrection.findFirst({ where: stands });
		const ended = { state: "replaced", endedBy: userId, endedAt: now() };
		await tx.personCorrection.updateMany({ where: stands, data: ended });
		const correctionId = newId();
		const roster = {
			rosterGivenName: earlier?.rosterGivenName ?? givenName,
			rosterNamePrefix: earlier ? earlier.rosterNamePrefix : namePrefix,
			rosterFamilyName: earlier?.rosterFamilyName ?? familyName,
		};
		const decided = { state: "stands", reason, decidedBy: userId, decidedAt: now() };
		await tx.personCorrection.create({
			data: { schoolId, id: correctionId, personId: pupilId, ...names, ...roster, ...decided },
		});
		await tx.person.update({ where: { schoolId_id: { schoolId, id: pupilId } }, data: names });
		await recordAudit(tx, scope, "pupil.correct", { correctionId, pupilId });
	});
}
