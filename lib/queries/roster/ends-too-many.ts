import type { SchoolTransaction } from "../../db/in-school";
import { selectEndedShare } from "../settings/select-ended-share";
import type { EndedEnrolments } from "./ended-enrolments";

/** Whether a person looks first: more than the school's share of the enrolments that run would end. */
export async function endsTooMany(
	tx: SchoolTransaction,
	schoolId: string,
	{ ended, of }: EndedEnrolments,
): Promise<boolean> {
	return ended > 0 && ended > of * (await selectEndedShare(tx, schoolId));
}
