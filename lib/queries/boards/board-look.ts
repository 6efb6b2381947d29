import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import type { BoardScope } from "../../authz/scope";
import type { SchoolId } from "../../domain/ids";

/** Whether this look is a visit of its own: a page read again within the hour is the same one. */
export async function isNewLook({ userId, boardId }: BoardScope, schoolId: SchoolId): Promise<boolean> {
	const once = { key: rateKey("board-look", userId, boardId, schoolId), limit: 1, windowSeconds: 3600 };
	return (await takeTurn([once])).allowed;
}
