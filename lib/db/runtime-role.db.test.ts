import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { createAccount, createConnection, createRole, createSchool } from "../testing/factories";
import { checkRuntimeRole } from "./check-runtime-role";
import { newId } from "./ids";

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

test("schools_of_account tells the roles of one account on one day, and nothing of others", async () => {
	const [one, other] = [await createSchool(), await createSchool()];
	const [{ userId }, colleague] = [await createAccount(), await createAccount()];
	await createRole(one.schoolId, userId);
	await createRole(other.schoolId, userId, { role: "admin", beginDate: "2020-01-01", endDate: "2020-07-01" });
	await createRole(other.schoolId, colleague.userId);
	const ask = (day: string) =>
		runtime("SELECT school_id, role, person_id FROM schools_of_account($1, $2)", [userId, day]);
	expect(await ask(one.beginDate)).toEqual([{ school_id: one.schoolId, role: "staff", person_id: null }]);
	expect(await ask("2020-06-30")).toEqual([{ school_id: other.schoolId, role: "admin", person_id: null }]);
	expect(await ask("2020-07-01")).toEqual([]);
	expect(await runtime("SELECT FROM school_role")).toEqual([]);
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
