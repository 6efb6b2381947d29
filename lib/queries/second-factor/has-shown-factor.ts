import type { AccountScope } from "../../authz/scope";
import { lacksSecondFactor, type SignedBy } from "../../authz/sessions/signed-by";
import { prisma } from "../../db/client";

/** Whether two factors were shown in this session, here or, by its word, at the provider. */
export async function hasShownFactor({ sessionId }: AccountScope): Promise<boolean> {
	const session = await prisma().session.findUnique({ where: { id: sessionId }, select: { signedBy: true } });
	return session !== null && !lacksSecondFactor(session.signedBy as SignedBy);
}
