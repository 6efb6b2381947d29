import type { SchoolTransaction } from "../db/in-school";
import type { Place } from "./write/fact";

/** Whether the school ended the connection. */
export async function hasEnded(tx: SchoolTransaction, { schoolId, connectionId }: Place): Promise<boolean> {
	const ended = await tx.$queryRaw<unknown[]>`
		/* prepared */
		SELECT FROM connection WHERE school_id = ${schoolId}::uuid AND id = ${connectionId}::uuid AND state = 'revoked'`;
	return ended.length > 0;
}
