import { expect, it } from "vitest";
import { listOwnBoards } from "../../authz/boards/own-boards";
import { writeSecurityEvents } from "../../authz/security-log/write-security-events";
import { unknownPlace } from "../../authz/sessions/session-place";
import { now } from "../../clock";
import { joinBoard } from "../../commands/boards/join-board";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { BoardId, PlaceId, UserId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createAccountAt, createSchool } from "../../testing/factories";
import { findBoardSchool } from "./find-board-school";
import { listBoardLog } from "./list-board-log";

testDatabase();
let count = 0;

async function boardOf() {
	const [placeId, name] = [newId<BoardId>(), `Stichting ${++count}`];
	await prisma().board.create({ data: { id: placeId, name } });
	const { userId } = await createAccount({ name: "Rosa" });
	await createAccountAt(placeId as PlaceId, userId);
	await inPlace({ placeId }, (tx) =>
		tx.boardRole.create({ data: { placeId, userId, beginDate: new Date("2026-01-01") } }),
	);
	const [own] = await listOwnBoards(await beginSessionOf(userId));
	if (!own) throw new Error("no board");
	return { placeId, userId, name, scope: own.scope };
}

const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);
type Board = Awaited<ReturnType<typeof boardOf>>;

const note = ({ placeId, userId }: Board, act: string, byUser: UserId | null, days: number) =>
	inPlace({ placeId }, (tx) =>
		tx.accountEvent.create({ data: { placeId, id: newId(), userId, act, byUser, at: daysAgo(days) } }),
	);
const refuse = ({ placeId, userId }: Board, days: number) =>
	inPlace({ placeId }, (tx) =>
		writeSecurityEvents(
			tx,
			[{ placeId, userId, event: "sign-in-refused", cause: "password", place: unknownPlace }],
			daysAgo(days),
		),
	);

it("a board reads what happened to its own accounts, newest first, and nothing of another board", async () => {
	const [rosa, other] = [await boardOf(), await boardOf()];
	await refuse(rosa, 4);
	await note(rosa, "role-ended", null, 3);
	await note(rosa, "account.address", rosa.userId, 2);
	// The news for the holder of the same act.
	await note(rosa, "address-changed", rosa.userId, 2);
	await refuse(other, 1);
	const what = (await listBoardLog(rosa.scope)).map((row) => [row.name, row.what]);
	expect(what).toMatchObject([
		["Rosa", { kind: "act", act: "account.address", bySelf: true }],
		["Rosa", { kind: "act", act: "role-ended", by: null, bySelf: false }],
		["Rosa", { kind: "security", event: "sign-in-refused", cause: "password", network: null }],
	]);
	for (let line = 0; line < 40; line++) await refuse(rosa, 0);
	expect(await listBoardLog(rosa.scope)).toHaveLength(30);
});

it("a board reads of its own school what was done without a second admin: day and act, for a year", async () => {
	const [rosa, other] = [await boardOf(), await boardOf()];
	const { schoolId } = await createSchool();
	await joinBoard(schoolId, rosa.name);
	const admin = newId<UserId>();
	for (const [act, days] of [
		["admin", 1],
		["role", 200],
		["roster", 400],
	] as const)
		await inSchool({ schoolId }, (tx) =>
			tx.loneAct.create({ data: { schoolId, id: newId(), act, byUser: admin, at: daysAgo(days) } }),
		);
	const page = await findBoardSchool(rosa.scope, schoolId);
	expect(page?.loneActs.map(({ act }) => act)).toEqual(["admin", "role"]);
	expect(Object.keys(page?.loneActs[0] ?? {}).toSorted()).toEqual(["act", "at", "id"]);
	expect(await findBoardSchool(other.scope, schoolId)).toBeNull();
});
