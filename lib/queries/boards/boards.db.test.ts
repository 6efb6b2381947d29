import pg from "pg";
import { expect, it } from "vitest";
import { listOwnBoards } from "../../authz/boards/own-boards";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession, type Proof } from "../../authz/sessions/sessions";
import { signIn } from "../../authz/sign-in/sign-in";
import { today } from "../../clock";
import { endBoardRole, offerBoardRole } from "../../commands/boards/board-roles";
import { joinBoard } from "../../commands/boards/join-board";
import { acceptOffer, decideOwnOffer } from "../../commands/offers/accept-offer";
import { inBoardSchool } from "../../db/in-board-school";
import { inPlace } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import { createAccount, createConnection, createRole, createSchool } from "../../testing/factories";
import { createFullSchool } from "../../testing/full-school";
import { personScope } from "../../testing/person-scope";
import { listOwnOffers } from "../offers/list-offers";
import { findBoardSchool } from "./find-board-school";
import { findOverseer } from "./find-overseer";
import { listBoardSchools } from "./list-board-schools";

const database = testDatabase();
const password = "zeven paarse fietsen";
let count = 0;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

/** A session of whoever has this address, by the password. */
async function signInAt(email: string, more: Partial<Proof> = {}) {
	const came = await signIn({ email, password, address: `198.51.100.${++count % 250}`, device: undefined });
	if (!came.ok) throw new Error("not signed in");
	const [proof] = came.proofs;
	if (!proof) throw new Error("nothing proven");
	return { userId: proof.userId, sessionId: await beginSession(came.proofs.map((one) => ({ ...one, ...more }))) };
}

async function boardOf(...schools: SchoolId[]) {
	const board = `Stichting ${++count}`;
	const email = `bestuur${count}@bestuur.test`;
	const { link, boardId } = await offerBoardRole({ board, email, name: "Rosa" });
	await acceptOffer(tokenOf(link), { password });
	for (const schoolId of schools) await joinBoard(schoolId, board);
	const { userId, sessionId } = await signInAt(email);
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
	// Of what belongs to a place it reads its own alone.
	const places = await database.query<{ name: string }>(
		"owner",
		"SELECT tablename AS name FROM pg_policies WHERE schemaname = 'public' AND policyname = 'place' ORDER BY 1",
	);
	for (const { name } of places)
		expect(
			await inPlace({ placeId: boardId }, (tx) =>
				tx.$queryRawUnsafe(`SELECT FROM "${name}" WHERE place_id = '${schoolId}' LIMIT 1`),
			),
			name,
		).toEqual([]);
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
	expect(await findOverseer(admin)).toEqual({ board });
	await expect(findOverseer(personScope({ schoolId: b.schoolId }))).rejects.toThrow("not-allowed");
	await joinBoard(b.schoolId, null);
	expect([await findOverseer(admin), await findBoardSchool(scope, b.schoolId)]).toEqual([null, null]);
});

it("is a role with days, of an account of the board, that ends at once and asks what the board asks; that at a school is not touched", async () => {
	const { schoolId } = await createSchool();
	const { userId, email } = await createAccount({ email: "beide@school.test", password });
	await createRole(schoolId, userId);
	const until = { board: "Stichting Beide", email, name: "Beide" };
	const { link } = await offerBoardRole({ ...until, factorFrom: "2020-01-01" });
	// Nothing is held before it is accepted, and what is there already is not looked at.
	expect((await signInAt(email)).userId).toBe(userId);
	await expect(offerBoardRole(until)).rejects.toThrow("offer-there");
	await acceptOffer(tokenOf(link), { password });
	const [byPassword, byCode] = [await signInAt(email), await signInAt(email, { signedBy: "code" })];
	const [own] = await listOwnBoards(byPassword.sessionId);
	expect([own?.scope.needsSecondFactor, own?.scope.userId === userId]).toEqual([true, false]);
	expect((await listOwnBoards(byCode.sessionId))[0]?.scope).not.toHaveProperty("needsSecondFactor");
	expect((await findSessionScope(byCode.sessionId))?.schoolId).toBe(schoolId);
	await endBoardRole(until.board, email);
	expect([await listOwnBoards(byCode.sessionId), (await findSessionScope(byCode.sessionId))?.schoolId]).toEqual([
		[],
		schoolId,
	]);
	await expect(endBoardRole("Stichting Beide", "niemand@school.test")).rejects.toThrow("not-found");
	await expect(endBoardRole("Stichting Geen", email)).rejects.toThrow("not-found");
	// Again, for who has an account of the board: accepted when signed in, until a day.
	expect((await offerBoardRole({ ...until, endDate: addDays(today(), 1) })).link).toBeNull();
	if (!own) throw new Error("no board");
	const [offer] = await listOwnOffers(own.scope);
	await decideOwnOffer(own.scope, offer?.offerId ?? "", true);
	const { sessionId } = await signInAt(email, { signedBy: "code" });
	expect(await listOwnBoards(sessionId)).toHaveLength(1);
	// What is proven lives shorter than that: of a session that would still be open.
	await inPlace(own.scope, (tx) =>
		tx.sessionAccount.updateMany({ data: { idleUntil: inDays(3), expiresAt: inDays(3) } }),
	);
	expect(await listOwnBoards(sessionId, inDays(2))).toEqual([]);
	const told = await inPlace(own.scope, (tx) => tx.accountEvent.findMany({ orderBy: { id: "asc" } }));
	expect(told.map(({ act }) => act)).toEqual(["account.accept", "role-ended", "offer.accept"]);
});

it("an offer that nobody accepted is taken back by ending the role", async () => {
	const { link } = await offerBoardRole({ board: "Stichting Mis", email: "mis@bestuur.test", name: "Mis" });
	await endBoardRole("Stichting Mis", "mis@bestuur.test");
	await expect(acceptOffer(tokenOf(link), { password })).rejects.toThrow("link-used");
});

it("gives no right at any school", async () => {
	const { schoolId } = await createSchool();
	const { sessionId } = await boardOf(schoolId);
	expect(await findSessionScope(sessionId)).toBeNull();
});
