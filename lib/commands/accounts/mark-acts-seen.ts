import { z } from "zod";
import type { AccountScope } from "../../authz/scope";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";

const idSchema = z.guid();

/**
 * The holder saw what others did to the account, up to and including this event: what came after the page was shown is still news.
 * @throws AppError invalid when it is no id
 */
export async function markActsSeen(scope: AccountScope, newest: string): Promise<void> {
	if (!idSchema.safeParse(newest).success) throw new AppError("invalid");
	const { placeId, userId } = scope;
	await inPlace(scope, (tx) =>
		tx.accountEvent.updateMany({
			where: { placeId, userId, seenAt: null, id: { lte: newest } },
			data: { seenAt: now() },
		}),
	);
}
