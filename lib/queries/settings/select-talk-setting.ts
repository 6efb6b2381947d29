import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";

/** What the school decided about talk sheets. */
export interface TalkSetting {
	/** Whether a talk sheet may show the middle half of the group (of 10 or more pupils). */
	readonly groupBand: boolean;
}

/** The school's choice; without one no group on a talk sheet (STANDING, outside the group). */
export async function selectTalkSetting(tx: SchoolTransaction, scope: Scope): Promise<TalkSetting> {
	const [row] = await tx.$queryRaw<{ groupBand: boolean | null }[]>`
		SELECT (value ->> 'groupBand')::boolean AS "groupBand" FROM school_setting
		WHERE school_id = ${scope.schoolId}::uuid AND key = 'talk-sheet'`;
	return { groupBand: row?.groupBand ?? false };
}
