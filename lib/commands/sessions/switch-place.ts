import type { AccountScope } from "../../authz/scope";
import { listProvenAccounts } from "../../authz/sessions/proven-accounts";
import { now } from "../../clock";
import type { PlaceId } from "../../domain/ids";
import { AppError } from "../../errors";
import { inAccount } from "../accounts/in-own";

/**
 * Makes another place, whose account was proven in this session, the one that it looks at. The log of that place tells it; where one comes from
 * is not told there.
 * @returns where one begins there
 * @throws AppError not-found when nothing was proven there: foreign and unknown answer alike.
 */
export async function switchPlace({ sessionId }: AccountScope, placeId: PlaceId): Promise<string> {
	const to = (await listProvenAccounts(sessionId, now())).find((account) => account.placeId === placeId);
	if (!to) throw new AppError("not-found");
	await inAccount(to, async (tx, record) => {
		const elsewhere = [{ activePlaceId: null }, { activePlaceId: { not: placeId } }];
		const data = { activePlaceId: placeId };
		const switched = await tx.session.updateMany({ where: { id: sessionId, OR: elsewhere }, data });
		if (switched.count > 0) await record("session.switch-school");
	});
	return to.kind === "board" ? `/boards/${placeId}` : "/";
}
