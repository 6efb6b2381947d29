import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { beginSessionOf, createAccount, createConnection, createRole, createSchool } from "../testing/factories";
import { checkRuntimeRole } from "./check-runtime-role";
import { newId } from "./ids";
import { inPlace } from "./in-place";

const database = testDatabase();
const runtime = <Row extends object>(sql: string, values?: unknown[]) => database.query<Row>("runtime", sql, values);

test("the runtime role reaches attempts through the parent only, also in a partition made a moment ago", async () => {
	await expect(runtime("SELECT make_attempt_month(date '2019-05-01')")).resolves.toHaveLength(1);
	const partitions = await database.query<{ name: string }>(
		"owner",
		"SELECT relname AS name FROM pg_class WHERE relispartition AND relkind = 'r' AND relnamespace = 'public'::regnamespace",
	);
	const names = partitions.map((partition) => partition.name);
	expect(names).toEqual(expect.arrayContaining(["attempt_201905", "attempt_key_0"]));
	const outcomes = await Promise.allSettled(
		names.flatMap((name) => [runtime(`SELECT FROM ${name}`), runtime(`DELETE FROM ${name}`)]),
	);
	expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toEqual([]);
	await expect(runtime("SELECT FROM attempt")).resolves.toEqual([]);
});

test.each([
	"SELECT FROM _prisma_migrations",
	"CREATE TABLE mine (id int)",
	"ALTER TABLE person DISABLE ROW LEVEL SECURITY",
	"DROP POLICY school ON person",
	"TRUNCATE person",
	"SET ROLE groepsbeeld_owner",
	"SELECT make_attempt_month(date '1999-12-01')",
	"SELECT make_attempt_month((now() + interval '3 years')::date)",
	"BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT drop_attempt_month(date '2019-12-01')",
	"DROP TABLE attempt_202601",
])("the runtime role may not: %s", async (sql) => {
	await expect(runtime(sql)).rejects.toThrow(
		/permission denied|must be owner|months of attempts: from 2000|read committed/,
	);
});

test("start goes on under the runtime role, and refuses a stronger one and says what to do", async () => {
	await expect(checkRuntimeRole(database.url("runtime"))).resolves.toBeUndefined();
	await expect(checkRuntimeRole(database.url("superuser"))).rejects.toThrow(/postgres, which is.*superuser.*MIGRATION/);
	await expect(checkRuntimeRole(database.url("owner"))).rejects.toThrow(/owner of tables/);
	const name = `strong_${newId().replaceAll("-", "")}`;
	const url = new URL(database.url("runtime"));
	url.username = name;
	url.password = "x";
	const cases = [
		[`CREATE ROLE ${name} LOGIN BYPASSRLS PASSWORD 'x'`, /bypass/],
		[`ALTER ROLE ${name} NOBYPASSRLS; GRANT groepsbeeld_owner TO ${name}`, /owner of tables/],
		[`REVOKE groepsbeeld_owner FROM ${name}; GRANT postgres TO ${name}`, /superuser/],
	] as const;
	for (const [sql, message] of cases) {
		await database.query("superuser", sql);
		await expect(checkRuntimeRole(url.href)).rejects.toThrow(message);
	}
	await database.query("superuser", `DROP ROLE ${name}`);
});

test("accounts_of_session tells what one session proved, with the roles of one day, and nothing of others", async () => {
	const [one, other] = [await createSchool({ name: "A" }), await createSchool({ name: "B" })];
	const [{ userId }, colleague] = [await createAccount(), await createAccount()];
	await createRole(one.schoolId, userId);
	await createRole(other.schoolId, userId, { role: "admin", beginDate: "2020-01-01", endDate: "2020-07-01" });
	await createRole(other.schoolId, colleague.userId);
	const [sessionId] = [await beginSessionOf(userId), await beginSessionOf(colleague.userId)];
	const ask = async (day: string) =>
		(
			await runtime<{ place_id: string; user_id: string; role: string | null }>(
				"SELECT place_id, user_id, role FROM accounts_of_session($1, $2)",
				[sessionId, day],
			)
		).map((row) => [row.place_id, row.user_id, row.role]);
	expect(await ask(one.beginDate)).toEqual([
		[one.schoolId, userId, "staff"],
		[other.schoolId, userId, null],
	]);
	expect(await ask("2020-06-30")).toEqual([
		[one.schoolId, userId, null],
		[other.schoolId, userId, "admin"],
	]);
	expect((await ask("2020-07-01")).map(([, , role]) => role)).toEqual([null, null]);
	for (const table of ["school_role", "session_account", "user_account"])
		expect(await runtime(`SELECT FROM ${table}`)).toEqual([]);
});

test("before a place is known an address, an identity and a key each tell their own accounts, and a link its place", async () => {
	const [one, other] = [await createSchool(), await createSchool()];
	const [{ userId, email }, colleague] = [await createAccount({ password: "zes rode kano's" }), await createAccount()];
	await createRole(one.schoolId, userId);
	await createRole(other.schoolId, userId);
	await createRole(one.schoolId, colleague.userId);
	const [placeId, tokenHash] = [one.schoolId, new Uint8Array(32).fill(7)];
	await inPlace({ placeId }, async (tx) => {
		await tx.accountLink.create({ data: { placeId, issuer: "https://id.example", subject: "anna", userId } });
		const key = { credentialId: "anna's", publicKey: new Uint8Array(1), counter: 0n, transports: [], name: "Laptop" };
		await tx.passkey.create({ data: { placeId, userId, ...key } });
		const expiresAt = new Date(Date.now() + 3_600_000);
		await tx.accountToken.create({ data: { placeId, userId, tokenHash, purpose: "password-reset", expiresAt } });
	});
	const of = async (from: string, ...values: unknown[]) =>
		(await runtime<{ place_id: string; user_id: string }>(`SELECT place_id, user_id FROM ${from}`, values)).map(
			(row) => `${row.place_id} ${row.user_id}`,
		);
	const [here, there] = [`${one.schoolId} ${userId}`, `${other.schoolId} ${userId}`];
	expect(await of("accounts_of_address($1)", email)).toEqual([here, there].toSorted());
	expect(await of("accounts_of_address($1)", "niemand@school.test")).toEqual([]);
	expect(await of("accounts_of_identity($1, $2)", "https://id.example", "anna")).toEqual([here]);
	expect(await of("accounts_of_identity($1, $2)", "https://id.example", "bram")).toEqual([]);
	expect(await of("accounts_of_passkey($1)", "anna's")).toEqual([here]);
	const placeOf = (hash: Uint8Array) => runtime("SELECT place_of_link($1) AS place", [hash]);
	expect(await placeOf(tokenHash)).toEqual([{ place: one.schoolId }]);
	expect(await placeOf(new Uint8Array(32))).toEqual([{ place: null }]);
	// Who has ended is found by none of them.
	const ended = { endedAt: new Date(Date.now() - 1000) };
	await inPlace({ placeId }, (tx) => tx.userAccount.updateMany({ where: { placeId, id: userId }, data: ended }));
	expect(await of("accounts_of_address($1)", email)).toEqual([there]);
	expect(await of("accounts_of_identity($1, $2)", "https://id.example", "anna")).toEqual([]);
	expect(await of("accounts_of_passkey($1)", "anna's")).toEqual([]);
});

test("connections_of_client tells the connections of one client by one standard, and nothing of others", async () => {
	const [one, other] = [await createSchool(), await createSchool()];
	const mine = await createConnection(one.schoolId, { standard: "xapi", state: "paused" });
	await createConnection(one.schoolId, { standard: "xapi" });
	await createConnection(other.schoolId, { standard: "xapi" });
	const ask = async (school: string | null, standard: string) =>
		(
			await runtime<{ connection_id: string; state: string }>("SELECT * FROM connections_of_client($1, $2, $3)", [
				mine.oauthClientId,
				school,
				standard,
			])
		).map((row) => [row.connection_id, row.state]);
	expect(await ask(one.schoolId, "xapi")).toEqual([[mine.connectionId, "paused"]]);
	expect(await ask(null, "xapi")).toEqual([[mine.connectionId, "paused"]]);
	expect(await ask(other.schoolId, "xapi")).toEqual([]);
	expect(await ask(one.schoolId, "edu-v-results")).toEqual([]);
	expect(await runtime("SELECT FROM connection")).toEqual([]);
});
