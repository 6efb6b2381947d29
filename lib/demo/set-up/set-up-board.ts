import { offerBoardRole } from "../../commands/boards/board-roles";
import { joinBoard } from "../../commands/boards/join-board";
import { acceptOffer } from "../../commands/offers/accept-offer";
import type { BoardId, SchoolId } from "../../domain/ids";
import type { DemoFile } from "./demo-file";
import type { Secrets } from "./secrets";

export const demoBoard = { name: "Stichting Zuiderlicht", admin: "Rosa Bakker", email: "rosa.bakker@bestuur.example" };

/** One board over all schools of the demo, with its admin; known already on a later run. */
export async function setUpBoard(secrets: Secrets, schoolIds: readonly string[]): Promise<DemoFile["users"][number]> {
	const { name: board, admin: name, email } = demoBoard;
	const password = secrets.passwordOf(email);
	const boardId = await beginBoardAdmin({ board, email, name, password });
	const toJoin = schoolIds.filter((schoolId) => !secrets.isDone(`board ${schoolId}`));
	// One after another: the demo has two schools.
	for (const schoolId of toJoin) {
		await joinBoard(schoolId as SchoolId, board);
		secrets.markDone(`board ${schoolId}`);
	}
	return { role: "board", name, email, password, schoolId: boardId };
}

/** The admin of a board as a person would become one: offered, and accepted by the link with a password. Known already: as it is. */
export async function beginBoardAdmin({
	password,
	...offered
}: {
	readonly board: string;
	readonly email: string;
	readonly name: string;
	readonly password: string;
}): Promise<BoardId> {
	const { boardId, link } = await offerBoardRole(offered);
	const token = link?.split("/").at(-1);
	if (token) await acceptOffer(token, { password });
	return boardId;
}
