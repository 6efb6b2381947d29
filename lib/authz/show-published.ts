import type { SchoolTransaction } from "../db/in-school";

/**
 * Leaves results that are not published yet out of the rest of the transaction: the policy of the database takes their
 * rows out of every query in it. For all that goes to pupils and parents, on screen and on paper.
 * @param through what was received until and with this moment is published; null: nothing is
 */
export async function showPublished(tx: SchoolTransaction, through: Date | null): Promise<void> {
	const moment = through?.toISOString() ?? "-infinity";
	await tx.$executeRaw`SELECT set_config('app.published_through', ${moment}, true)`;
}
