import { z } from "zod";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import { today } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { daySchema } from "../../domain/day-schema";
import type { BoardId, UserId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { offerDays } from "../../domain/offers";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { emailSchema } from "../accounts/email";
import { closeExpired } from "../offers/close-expired";
import { openOffer } from "../offers/open-offer";

const inputSchema = z.object({
	board: lineSchema(200),
	email: emailSchema,
	name: lineSchema(200),
	/** Exclusive; null: until somebody ends it. */
	endDate: daySchema.nullable().default(null),
	/** From when a board that is made asks for a second factor; null: it does not. */
	factorFrom: daySchema.nullable().default(null),
});

/**
 * Offers somebody to be admin of a board from today, and makes the board where there is none. Given at the machine itself: no school may decide who
 * looks at another. What the same person is at a school is not looked at.
 * @returns the link, told once; null: the address has an account of the board, which accepts when signed in
 * @throws AppError invalid; conflict (offer-there: an offer to this address is open)
 */
export async function offerBoardRole(
	input: z.input<typeof inputSchema>,
): Promise<{ boardId: BoardId; link: string | null }> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { board, email, name, endDate, factorFrom } = parsed.data;
	const adminFactorFrom = factorFrom === null ? null : new Date(factorFrom);
	const { id } =
		(await prisma().board.findFirst({ where: { name: board } })) ??
		(await prisma().board.create({ data: { id: newId(), name: board, adminFactorFrom } }));
	const placeId = id as BoardId;
	const { opened, send } = await inPlace({ placeId }, async (tx) => {
		const account = await tx.userAccount.findUnique({ where: { placeId_email: { placeId, email } } });
		await closeExpired(tx, placeId, email, "admin");
		const offerId = newId();
		const made = await tx.accountOffer.createMany({
			data: [
				{
					...{ placeId, id: offerId, email, name, locale: account?.locale ?? "nl", role: "admin" },
					...{ origin: "operator", userId: account?.id ?? null, beginDate: new Date(today()) },
					endDate: endDate === null ? null : new Date(endDate),
					expiresAt: new Date(addDays(today(), offerDays)),
				},
			],
			skipDuplicates: true,
		});
		if (made.count === 0) throw new AppError("conflict", "offer-there");
		return openOffer(tx, { kind: "operator-at-board", schoolId: placeId }, offerId);
	});
	await send();
	return { boardId: placeId, link: opened.link };
}

/**
 * Ends the role of an account at a board today, its sessions there and its links; an offer that is open is withdrawn.
 * @throws AppError not-found when there is none
 */
export async function endBoardRole(board: string, email: string): Promise<void> {
	const found = await prisma().board.findFirst({ where: { name: board } });
	if (!found) throw new AppError("not-found", "board-role");
	const placeId = found.id as BoardId;
	const address = email.trim().toLowerCase();
	await inPlace({ placeId }, async (tx) => {
		const withdrawn = await tx.accountOffer.updateMany({
			where: { placeId, email: address, state: "open" },
			data: { state: "withdrawn", linkHash: null, codeHash: null },
		});
		const account = await tx.userAccount.findUnique({ where: { placeId_email: { placeId, email: address } } });
		const day = new Date(today());
		const ended = await tx.boardRole.updateMany({
			where: { placeId, userId: account?.id ?? newId(), OR: [{ endDate: null }, { endDate: { gt: day } }] },
			data: { endDate: day },
		});
		if (ended.count + withdrawn.count === 0) throw new AppError("not-found", "board-role");
		if (account === null || ended.count === 0) return;
		const of = { placeId, userId: account.id as UserId };
		await endSessions(tx, of, "admin");
		await endTokens(tx, of);
		await tx.accountEvent.create({ data: { placeId, id: newId(), userId: of.userId, act: "role-ended" } });
	});
}
