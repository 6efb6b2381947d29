import { z } from "zod";
import { today } from "../../clock";
import { recoverAccount } from "../../commands/accounts/recover-account";
import { endBoardRole, offerBoardRole } from "../../commands/boards/board-roles";
import { joinBoard } from "../../commands/boards/join-board";
import { prisma } from "../../db/client";
import type { BoardId, SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { adminEmail, adminName, nameOf, schoolId } from "./words";

const boardName = z
	.string("give --board")
	.trim()
	.min(1, "--board is empty")
	.max(200, "--board is longer than 200 characters");
const boardAdmin = { board: boardName, "admin-email": adminEmail };
export const boardEndSchema = z.object(boardAdmin);
export const joinSchema = z.object({ school: schoolId, board: boardName });
export const leaveSchema = joinSchema.pick({ school: true });
export const recoverSchema = z
	.object({
		school: schoolId.optional(),
		board: boardName.optional(),
		email: z.email("give --email, the address of the account"),
		factor: z.boolean().default(false),
	})
	.refine((given) => (given.school === undefined) !== (given.board === undefined), {
		message: "give --school or --board: an account belongs to one place",
	});
export const boardSchema = z.object({
	...boardAdmin,
	"admin-name": adminName,
	until: z.iso.date("--until is a day, as 2027-08-01").optional(),
	"factor-from": z.union([z.iso.date(), z.literal("never")], "--factor-from is a day or never").optional(),
});

export async function board(given: z.output<typeof boardSchema>): Promise<string> {
	const email = given["admin-email"];
	const asked = given["factor-from"] ?? addDays(today(), 14);
	const { boardId, link } = await offerBoardRole({
		...{ board: given.board, email, name: nameOf(email, given["admin-name"]) },
		endDate: given.until ?? null,
		factorFrom: asked === "never" ? null : asked,
	});
	const shown = link ?? "(the board knows this address: the offer is accepted when signed in)";
	return [`board        ${boardId}`, `admin        ${email}`, `link         ${shown}`].join("\n");
}

export async function boardEnd(given: { board: string; "admin-email": string }): Promise<string> {
	await endBoardRole(given.board, given["admin-email"]);
	return "ended";
}

export async function join(given: { school: string; board?: string }): Promise<string> {
	await joinBoard(given.school as SchoolId, given.board ?? null);
	return given.board ? `joined       ${given.board}` : "left";
}

/** One link for one account of the place that the command names, and of no other. */
export async function recover(given: z.output<typeof recoverSchema>): Promise<string> {
	const { school, board: name, email, factor } = given;
	const found = name === undefined ? null : await prisma().board.findFirst({ where: { name } });
	if (name !== undefined && !found) throw new AppError("not-found", "board");
	const placeId = (school ?? found?.id) as SchoolId | BoardId;
	const { link } = await recoverAccount({ placeId, email, factor });
	const gone = factor ? ["second factor  taken away: set up a new one after signing in"] : [];
	return [`link         ${link}`, "works        once, for one hour", ...gone].join("\n");
}
