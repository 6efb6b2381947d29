import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";

/** The name of a pupil, and the correction that stands on it. */
export interface CorrectedName {
	readonly givenName: string;
	readonly namePrefix: string | null;
	readonly familyName: string;
	/** Null: the name is the roster's. */
	readonly correction: {
		readonly correctionId: string;
		readonly reason: string;
		readonly decidedAt: Date;
		/** Null: somebody whose account is gone. */
		readonly decidedBy: string | null;
		/** What the roster said last. */
		readonly rosterName: string;
		/** The roster has taken the correction over. */
		readonly isTakenOver: boolean;
	} | null;
}

/**
 * Null for a pupil of elsewhere as for none.
 * @throws AppError not-allowed
 */
export function findCorrection(scope: Scope, pupilId: PersonId): Promise<CorrectedName | null> {
	if (!can(scope, "handle-pupil-files")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const person = await tx.person.findFirst({ where: { schoolId, id: pupilId, kind: "pupil" } });
		if (person === null) return null;
		const { givenName, namePrefix, familyName } = person;
		const [correction] = await tx.$queryRaw<NonNullable<CorrectedName["correction"]>[]>`
			SELECT c.id AS "correctionId", c.reason, c.decided_at AS "decidedAt", u.name AS "decidedBy",
				concat_ws(' ', c.roster_given_name, c.roster_name_prefix, c.roster_family_name) AS "rosterName",
				(c.roster_given_name, c.roster_name_prefix, c.roster_family_name)
					IS NOT DISTINCT FROM (c.given_name, c.name_prefix, c.family_name) AS "isTakenOver"
			FROM person_correction c LEFT JOIN user_account u ON u.id = c.decided_by
			WHERE c.school_id = ${schoolId}::uuid AND c.person_id = ${pupilId}::uuid AND c.state = 'stands'
			ORDER BY c.decided_at DESC LIMIT 1`;
		return { givenName, namePrefix, familyName, correction: correction ?? null };
	});
}
