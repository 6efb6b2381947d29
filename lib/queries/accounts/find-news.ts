import type { AccountScope } from "../../authz/scope";
import { inPlace } from "../../db/in-place";

/** The newest thing that somebody did to the account and its holder has not seen; null: none. */
export async function findNews(scope: AccountScope): Promise<string | null> {
	const { placeId, userId } = scope;
	const newest = await inPlace(scope, (tx) =>
		tx.accountEvent.findFirst({
			where: { placeId, userId, seenAt: null },
			orderBy: { id: "desc" },
			select: { id: true },
		}),
	);
	return newest?.id ?? null;
}
