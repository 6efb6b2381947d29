import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import type { OAuthClient } from "../../generated/prisma/client";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";

/** As which a refused sign-in stands among refused deliveries: no standard's key, so it counts against none. */
export const signInStandard = "sign-in";
const minuteMs = 60_000;

/** Keeps that the client proved who it is, once a minute at most: who delivers all the time is not written all the time. */
export async function noteSignIn({ id, signedInAt }: Pick<OAuthClient, "id" | "signedInAt">): Promise<void> {
	const at = now();
	if (signedInAt !== null && at.getTime() - signedInAt.getTime() < minuteMs) return;
	await prisma().oAuthClient.updateMany({ where: { id }, data: { signedInAt: at } });
}

/**
 * Keeps that somebody named this client and could not prove to be it, so that a school sees why nothing comes. At most 30
 * an hour for a client, and none for a name that is no client's: a stranger cannot fill the table.
 */
export async function noteRefusedSignIn(
	clientId: string | null,
	reason: "invalid-client" | "invalid-scope",
): Promise<void> {
	if (clientId === null || clientId.length > 200 || clientId.includes("\0")) return;
	if ((await prisma().oAuthClient.count({ where: { clientId } })) === 0) return;
	const turn = await takeTurn([{ key: rateKey("refused-sign-in", clientId), limit: 30, windowSeconds: 3_600 }]);
	if (!turn.allowed) return;
	await prisma().refusedDelivery.create({
		data: { id: newId(), at: now(), clientId, standard: signInStandard, bytes: 0, reason },
	});
}
