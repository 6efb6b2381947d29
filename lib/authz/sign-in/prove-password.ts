import { inPlace } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import { AppError } from "../../errors";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { verifyPassword } from "./passwords";

/**
 * Asks the password of who is signed in once more, before what guards the account changes: who only finds the session open
 * cannot. Ten tries an hour for all such changes together.
 * @throws AppError invalid (password-wrong), also without a password; too-many
 */
export async function provePassword({ placeId, userId }: AccountKey, password: string): Promise<void> {
	const turn = await takeTurn([{ key: rateKey("prove-password", placeId, userId), limit: 10, windowSeconds: 3600 }]);
	if (!turn.allowed) throw new AppError("too-many");
	const account = await inPlace({ placeId }, (tx) =>
		tx.userAccount.findUniqueOrThrow({ where: { placeId_id: { placeId, id: userId } } }),
	);
	if (!(await verifyPassword(password.slice(0, 1000), account.passwordHash)))
		throw new AppError("invalid", "password-wrong");
}
