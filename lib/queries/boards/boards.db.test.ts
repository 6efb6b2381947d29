import pg from "pg";
import { expect, it } from "vitest";
import { listOwnBoards } from "../../authz/boards/own-boards";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { endBoardRole, grantBoardRole } from "../../commands/boards/board-roles";
import { joinBoard } from "../../commands/boards/join-board";
import { inBoardSchool } from "../../db/in-board-school";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount, createConnection, createRole, createSchool } from "../../testing/factories";
import { createFullSchool } from "../../testing/full-school";
import { personScope } from "../../testing/person-scope";
import { findBoardSchool } from "./find-board-school";
import { findOverseer } from "./find-overseer";
import { listBoardSchools } from "./list-board-schools";

const database = testDatabase();
const password = "zeven paarse fietsen";
let count = 0;

async function boardOf(...schools: SchoolId[]) {
	const board = `Stichting ${++count}`;
	const email = `bestuur${count}@bestuur.test`;
	const { userId, boardId } = await grantBoardRole({ board, email, name: "Rosa", password });
	for (const schoolId of schools) await joinBoard(schoolId, board);
	const sessionId = await beginSession(userId);
	const [own] = await listOwnBoards(sessionId);
	if (!own) throw new Error("no board");
	return { board, email, userId, boardId, sessionId, scope: own.scope };
}

const actionsOf = async (schoolId: SchoolId) =>
	(
		await inSchool({ schoolId }, (tx) =>
			tx.auditEvent.findMany({ where: { schoolId, action: { startsWith: "board." } } }),
		)
	)
		.map(({ action }) => action)
		.toSorted();

it("reads of a full school the connections and their days, and of every other table no row", async () => {
	const { schoolId } = await createFullSchool();
	const { boardId } = await boardOf(schoolId);
	const tables = await database.query<{ name: string }>(
		"owner",
		"SELECT tablename AS name FROM pg_policies WHERE schemaname = 'public' AND policyname = 'school' ORDER BY 1",
	);
	const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`);
	const seen = async (board: string) => {
		const options = `-c app.board=${board} -c app.board_school=${schoolId}`;
		const client = new pg.Client({ connectionString: database.url("runtime"), options });
		await client.connect();
		const { rows } = await client.query<{ name: string; rows: number }>(counts.join(" UNION ALL "));
		await client.end();
		return rows.filter((row) => row.rows > 0).map(({ name }) => name);
	};
	expect(tables.length).toBeGreaterThan(40);
	expect(await seen(boardId)).toEqual(["connection", "delivery"]);
	expect(await seen((await boardOf()).boardId)).toEqual([]);
});

it("writes nothing but its look, and opens no school of another board", async () => {
	const [own, foreign] = [await createSchool(), await createSchool()];
	await createConnection(foreign.schoolId, { standard: "xapi", scopes: [] });
	const [{ scope }] = [await boardOf(own.schoolId), await boardOf(foreign.schoolId)];
	const event = { schoolId: own.schoolId, id: scope.sessionId, userId: scope.userId, subject: {} };
	const write = (action: string) =>
		inBoardSchool(scope, own.schoolId, (tx) => tx.auditEvent.createMany({ data: [{ ...event, action }] }));
	await expect(write("role.grant")).rejects.toThrow(/row-level security/);
	expect(await findBoardSchool(scope, foreign.schoolId)).toBeNull();
	expect(await findBoardSchool(scope, "not an id")).toBeNull();
	expect(await inBoardSchool(scope, foreign.schoolId, (tx) => tx.connection.count())).toBe(0);
	const changed = await inBoardSchool(scope, own.schoolId, (tx) =>
		tx.connection.updateMany({ data: { state: "active" } }),
	);
	expect(changed.count).toBe(0);
});

it("shows the schools of the board, and leaves one look an hour in the log of each", async () => {
	const [a, b] = [await createSchool({ name: "De Als" }), await createSchool({ name: "De Bies" })];
	await createSchool({ name: "Van een ander" });
	const { connectionId } = await createConnection(b.schoolId, { standard: "xapi", scopes: [] });
	await inSchool(b, (tx) => tx.connection.updateMany({ where: { id: connectionId }, data: { state: "error" } }));
	const { scope, board } = await boardOf(a.schoolId, b.schoolId);
	const page = await listBoardSchools(scope, 7);
	expect(page).toMatchObject({ board, total: 2, page: 1, pages: 1 });
	expect(page.schools.map(({ name, connections }) => [name, connections.error, connections.waiting])).toEqual([
		["De Bies", 1, 1],
		["De Als", 0, 0],
	]);
	const school = await findBoardSchool(scope, b.schoolId);
	expect(school?.connections.map(({ state }) => state)).toEqual(["error"]);
	expect(await actionsOf(b.schoolId)).toEqual(["board.join", "board.look"]);
	const admin = personScope({ schoolId: b.schoolId, role: "admin" });
	expect(await findOverseer(admin)).toEqual({ board, people: 1 });
	await expect(findOverseer(personScope({ schoolId: b.schoolId }))).rejects.toThrow("not-allowed");
	await joinBoard(b.schoolId, null);
	expect([await findOverseer(admin), await findBoardSchool(scope, b.schoolId)]).toEqual([null, null]);
});

it("is a role with days, beside roles at schools, that ends at once and asks what the board asks", async () => {
	const { schoolId } = await createSchool();
	const { userId, email } = await createAccount({ email: "beide@school.test" });
	await createRole(schoolId, userId);
	const until = { board: "Stichting Beide", email, name: "Beide", password };
	const granted = await grantBoardRole({ ...until, factorFrom: "2020-01-01" });
	expect([granted.userId, granted.isNew]).toEqual([userId, false]);
	const [byPassword, byCode] = [await beginSession(userId), await beginSession(userId, new Date(), "code")];
	expect((await listOwnBoards(byPassword))[0]?.scope.needsSecondFactor).toBe(true);
	expect((await listOwnBoards(byCode))[0]?.scope).not.toHaveProperty("needsSecondFactor");
	expect((await findSessionScope(byCode))?.schoolId).toBe(schoolId);
	await grantBoardRole({ ...until, endDate: "2020-01-01" });
	expect(await listOwnBoards(byCode)).toEqual([]);
	await grantBoardRole(until);
	await endBoardRole(until.board, email);
	expect([await listOwnBoards(byCode), await findSessionScope(byCode)]).toEqual([[], null]);
	await expect(endBoardRole("Stichting Beide", "niemand@school.test")).rejects.toThrow("not-found");
});

it("gives no right at any school", async () => {
	const { schoolId } = await createSchool();
	const { sessionId } = await boardOf(schoolId);
	expect(await findSessionScope(sessionId)).toBeNull();
});
