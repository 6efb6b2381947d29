import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";

/** Every roster file names every pupil: their bodies go, their rows and counts stay. What was not applied cannot be any more. */
export async function eraseRosterFiles(tx: SchoolTransaction, { schoolId }: JobScope): Promise<number> {
	return tx.$executeRaw`
		UPDATE roster_import SET body = '', state = CASE state WHEN 'previewed' THEN 'discarded' ELSE state END
		WHERE school_id = ${schoolId}::uuid AND octet_length(body) > 0`;
}
