import { z } from "zod";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { today } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { daySchema } from "../../domain/day-schema";
import type { BoardId, UserId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";
import { emailSchema } from "../accounts/email";

const inputSchema = z.object({
	board: lineSchema(200),
	email: emailSchema,
	/** Of an account that is made; one that is there keeps its own. */
	name: lineSchema(200),
	password: z.string(),
	/** Exclusive; null: until somebody ends it. */
	endDate: daySchema.nullable().default(null),
	/** From when a board that is made asks for a second factor; null: it does not. */
	factorFrom: daySchema.nullable().default(null),
});

/**
 * Makes somebody admin of a board from today, and the board and the account where there are none. Given at the machine itself:
 * no school may decide who looks at another.
 * @returns whether an account was made, with the given password
 * @throws AppError invalid, with the fault of the password as its key
 */
export async function grantBoardRole(
	input: z.input<typeof inputSchema>,
): Promise<{ boardId: BoardId; userId: UserId; isNew: boolean }> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { board, email, name, password, endDate, factorFrom } = parsed.data;
	const fault = findPasswordFault(password, email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = await hashPassword(password);
	return prisma().$transaction(async (tx) => {
		const adminFactorFrom = factorFrom === null ? null : new Date(factorFrom);
		const { id: boardId } =
			(await tx.board.findFirst({ where: { name: board } })) ??
			(await tx.board.create({ data: { id: newId(), name: board, adminFactorFrom } }));
		const id = newId<UserId>();
		const made = await tx.userAccount.createMany({ data: [{ id, email, name, passwordHash }], skipDuplicates: true });
		const account = await tx.userAccount.findUniqueOrThrow({ where: { email } });
		if (account.endedAt !== null) throw new AppError("conflict", "account");
		const userId = account.id as UserId;
		// A link that lies readable in a school's outbox opens no board.
		await endTokens(tx, userId);
		const dates = { beginDate: new Date(today()), endDate: endDate === null ? null : new Date(endDate) };
		await tx.boardRole.upsert({
			where: { boardId_userId: { boardId, userId } },
			create: { boardId, userId, ...dates },
			update: dates,
		});
		return { boardId: boardId as BoardId, userId, isNew: made.count > 0 };
	});
}

/**
 * Ends the role of an account at a board today, and its sessions.
 * @throws AppError not-found when there is none
 */
export async function endBoardRole(board: string, email: string): Promise<void> {
	await prisma().$transaction(async (tx) => {
		const role = await tx.boardRole.findFirst({
			where: { board: { name: board }, user: { email: email.toLowerCase() } },
		});
		if (!role) throw new AppError("not-found", "board-role");
		const { boardId, userId } = role;
		await tx.boardRole.update({
			where: { boardId_userId: { boardId, userId } },
			data: { endDate: new Date(today()) },
		});
		await endSessions(tx, { userId: userId as UserId }, "admin");
	});
}
