import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { newId } from "./ids";

const database = testDatabase();

/** The tables that hold no school and no place. A new one is a decision: write it down here and say in the schema why. */
const globalTables = [
	"board",
	"client_assertion",
	"goal",
	"goal_framework",
	"oauth_client",
	"outgoing_key",
	"rate_bucket",
	"refused_delivery",
	"school",
	"school_identifier",
	"session",
	"set_up_code",
	"supplier",
];

/** The tables of a place, a school or a board: accounts and what is theirs. */
const placeTables = [
	...["account_event", "account_factor", "account_link", "account_offer", "account_token", "act_claim"],
	...["board_role", "outbox_mail", "passkey", "recovery_code", "security_event", "session_account", "user_account"],
];
/** Of which the owner alone sees rows of every place, in the narrow functions that look before a place is known. */
const lookedUp = placeTables.filter(
	(name) => !["act_claim", "outbox_mail", "recovery_code", "security_event"].includes(name),
);

interface SchoolTable {
	name: string;
	enabled: boolean;
	forced: boolean;
	first_key_column: string;
}

/** Every table that belongs to a school or a place. */
const ownedTables = () =>
	database.query<SchoolTable>(
		"owner",
		`SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, a.attname AS first_key_column
		 FROM pg_class c
		 JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
		 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
		   AND c.relname <> ALL ($1)
		 ORDER BY c.relname`,
		[[...globalTables, "_prisma_migrations"]],
	);

test("every table has whose it is first in its key, the school or the place, and forced row-level security", async () => {
	const tables = await ownedTables();
	expect(tables.length).toBeGreaterThan(40);
	for (const { name, ...table } of tables) {
		const first_key_column = placeTables.includes(name) ? "place_id" : "school_id";
		expect({ name, ...table }).toEqual({ name, enabled: true, forced: true, first_key_column });
	}
	const placed = await database.query<{ name: string }>(
		"owner",
		`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'place_id'
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
	);
	expect(placed.map(({ name }) => name)).toEqual(placeTables);
});

test("every table has the one policy of a school or of a place; the rest is named here, and lets the owner alone look", async () => {
	const policies = await database.query<{ tablename: string; policyname: string; rule: string }>(
		"owner",
		`SELECT tablename, policyname, concat_ws(' / ', permissive, array_to_string(roles, ','), cmd, qual, with_check) AS rule
		 FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname`,
	);
	const expression =
		"(school_id = ( SELECT (NULLIF(current_setting('app.school'::text, true), ''::text))::uuid AS \"nullif\"))";
	const ofSchool = policies.filter((policy) => policy.policyname === "school");
	expect(new Set(ofSchool.map((policy) => policy.rule))).toEqual(
		new Set([`PERMISSIVE / public / ALL / ${expression} / ${expression}`]),
	);
	const names = (await ownedTables()).map((table) => table.name);
	expect(ofSchool.map((policy) => policy.tablename)).toEqual(names.filter((name) => !placeTables.includes(name)));
	const placed =
		"(place_id = ( SELECT (COALESCE(NULLIF(current_setting('app.school'::text, true), ''::text), " +
		"NULLIF(current_setting('app.place'::text, true), ''::text)))::uuid AS \"coalesce\"))";
	const ofPlace = policies.filter((policy) => policy.policyname === "place");
	expect(new Set(ofPlace.map((policy) => policy.rule))).toEqual(
		new Set([`PERMISSIVE / public / ALL / ${placed} / ${placed}`]),
	);
	expect(ofPlace.map((policy) => policy.tablename)).toEqual(placeTables);
	const known = ["school", "place", "visible", "published", "board"];
	const rest = policies
		.filter((policy) => !known.includes(policy.policyname))
		.map(({ tablename, policyname, rule }) => [tablename, policyname, rule]);
	const open = "(ended_at IS NULL)";
	expect(rest).toEqual(
		[
			...["connection", "school_role", ...lookedUp].map((name) => [
				...[name, "pre_scope", "PERMISSIVE / groepsbeeld_owner / SELECT / true"],
			]),
			[
				...["account_token", "upkeep"],
				"PERMISSIVE / groepsbeeld_owner / DELETE / (expires_at < (now() - '30 days'::interval))",
			],
			["session_account", "continues", `PERMISSIVE / groepsbeeld_owner / UPDATE / ${open} / ${open}`],
		].toSorted((a, b) => (a.join() < b.join() ? -1 : 1)),
	);
	const published = policies.filter(({ policyname }) => policyname === "published");
	expect(published.map(({ tablename, rule }) => [tablename, rule.slice(0, 29)])).toEqual([
		["sitting_entry", "RESTRICTIVE / public / SELECT"],
	]);
});

test("a board reads five tables of one school of its own, and writes its look; the owner tells when a roster file came", async () => {
	const policies = await database.query<{ tablename: string; rule: string; condition: string }>(
		"owner",
		`SELECT tablename, concat_ws(' / ', permissive, array_to_string(roles, ','), cmd) AS rule,
			coalesce(qual, with_check) AS condition
		 FROM pg_policies WHERE policyname = 'board' ORDER BY tablename`,
	);
	expect(policies.map(({ tablename, rule }) => [tablename, rule])).toEqual([
		["audit_event", "PERMISSIVE / public / INSERT"],
		["connection", "PERMISSIVE / public / SELECT"],
		["delivery", "PERMISSIVE / public / SELECT"],
		["lone_act", "PERMISSIVE / public / SELECT"],
		["roster_import", "PERMISSIVE / groepsbeeld_owner / SELECT"],
		["roster_pull_run", "PERMISSIVE / public / SELECT"],
		["school_holiday", "PERMISSIVE / public / SELECT"],
	]);
	for (const { condition } of policies) {
		expect(condition).toContain("app.board_school");
		expect(condition).toContain("s.board_id = ");
	}
});

/** What a column of ids names: a table that leads to a source, or null. A new column is a decision: write it down here. */
const named: Readonly<Record<string, string | null>> = {
	assessment_id: "assessment",
	attempt_id: "attempt",
	connection_id: "connection",
	connection_ids: "connection",
	delivery_id: "delivery",
	entry_id: "sitting_entry",
	family_id: "scale_family",
	held_id: "held_record",
	import_id: "roster_import",
	run_id: "roster_pull_run",
	signal_id: "signal",
	sitting_id: "sitting",
};

/** Columns of ids that lead to no source: people, groups, goals, and what a person wrote or did. */
const ofNoSource = [
	...[
		"act_id",
		"approved_by",
		"asked_by",
		"author_id",
		"begun_in",
		"by_user",
		"came_with",
		"closed_by",
		"confirmed_by",
		"created_by",
		"decided_by",
		"dismissed_by",
	],
	...[
		"disputed_by",
		"email_by",
		"ended_by",
		"erased_pupil",
		"event_id",
		"factor_restored_by",
		"goal_id",
		"group_id",
		"id",
		"match_id",
		"oauth_client_id",
		"offered_by",
		"password_restored_by",
	],
	...[
		"other_id",
		"ours",
		"period_id",
		"person_id",
		"place_id",
		"plan_id",
		"pupil_id",
		"pupil_ids",
		"refers_to",
		"registration",
	],
	...[
		"read_by",
		"reopened_by",
		"row_id",
		"saved_by",
		"school_id",
		"school_period_id",
		"session_id",
		"sub_group_id",
		"supplier_id",
		"tied_to",
		"updated_by",
	],
	...["uploaded_by", "user_id", "voids", "work_id", "closing_id", "theirs", "try_id"],
];

/** Tables that lead to a source and stay whole, with why. */
const withoutVisibility = {
	note: "the words of a colleague; the signal that it was written at is taken out",
	visibility_exception: "what is hidden is worked out from it",
	visibility_rule: "what is hidden is worked out from it",
};

test("what a source brought is taken out where the source is hidden; a table that leads to a source decides that here", async () => {
	const columns = await database.query<{ table: string; column: string }>(
		"owner",
		`SELECT c.relname AS table, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
		 WHERE c.relname = ANY ($1) AND a.attnum > 0 AND NOT a.attisdropped
		   AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype)`,
		[(await ownedTables()).map((table) => table.name)],
	);
	const keys = await database.query<{ table: string; target: string }>(
		"owner",
		`SELECT conrelid::regclass::text AS table, confrelid::regclass::text AS target FROM pg_constraint
		 WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`,
	);
	const known = new Set([...Object.keys(named), ...ofNoSource]);
	expect(columns.filter(({ column }) => !known.has(column))).toEqual([]);
	const links = [...columns.map(({ table, column }) => ({ table, target: named[column] ?? null })), ...keys];
	const leading = new Set(["connection"]);
	for (let size = 0; size < leading.size; ) {
		size = leading.size;
		for (const { table, target } of links) if (target !== null && leading.has(target)) leading.add(table);
	}
	const policies = await database.query<{ name: string; rule: string }>(
		"owner",
		`SELECT tablename AS name, concat_ws(' / ', permissive, cmd, with_check) AS rule FROM pg_policies
		 WHERE policyname = 'visible' ORDER BY tablename`,
	);
	const whole = Object.keys(withoutVisibility);
	expect(policies.map(({ name }) => name).filter((name) => whole.includes(name))).toEqual([]);
	expect(
		policies
			.map(({ name }) => name)
			.concat(whole)
			.toSorted(),
	).toEqual([...leading].toSorted());
	expect(new Set(policies.map(({ rule }) => rule))).toEqual(new Set(["RESTRICTIVE / SELECT"]));
});

test("with a source hidden no row that leads to it is read, in any table, and all others are", async () => {
	const [schoolId, sourceId] = [newId(), newId()];
	const rows = await oneRowEach(schoolId, sourceId);
	await database.query("superuser", `SET session_replication_role = replica; ${rows.join("; ")}`);
	const policies = await database.query<{ name: string }>(
		"owner",
		"SELECT tablename AS name FROM pg_policies WHERE policyname = 'visible'",
	);
	const names = (await ownedTables()).map((table) => table.name);
	const hiding = (hidden: string) => tablesWithRows("runtime", { "app.school": schoolId, "app.hidden": hidden });
	const hidden = new Set(policies.map(({ name }) => name));
	expect(await hiding("")).toEqual(names);
	expect(await hiding(newId())).toEqual(names);
	expect(await hiding(`${newId()},${sourceId}`)).toEqual(names.filter((name) => !hidden.has(name)));
});

test("a foreign key between tables of a school, or of a place, carries it on both sides", async () => {
	const keys = await database.query<{ name: string; first: string; target: string }>(
		"owner",
		`SELECT k.conname AS name, a.attname AS first, b.attname AS target
		 FROM pg_constraint k
		 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
		 JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[1]
		 WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conrelid::regclass::text <> ALL ($1)`,
		[globalTables],
	);
	expect(keys.length).toBeGreaterThan(4);
	const leadsOut = ["board_role_place_id_fkey", "session_account_session_id_fkey"];
	expect(keys.filter(({ name }) => leadsOut.includes(name))).toHaveLength(2);
	for (const { name, first, target } of keys.filter((key) => !leadsOut.includes(key.name)))
		expect([name, first, target]).toEqual([name, first === "place_id" ? "place_id" : "school_id", first]);
});

/** A value for each type that a column without a default may have. */
const sample: Readonly<Record<string, string>> = {
	uuid: "gen_random_uuid()",
	text: "'x'",
	"text[]": "'{}'",
	"uuid[]": "'{}'",
	integer: "1",
	bigint: "1",
	boolean: "true",
	"double precision": "1",
	numeric: "1",
	bytea: "'\\x00'",
	jsonb: "'{}'",
	date: "current_date",
	"timestamp(3) with time zone": "now()",
	"timestamp(6) with time zone": "now()",
};

/** Where a column takes few words only. */
const sampleOf: Readonly<Record<string, string>> = { origin: "'operator'" };

/** SQL that puts one row of the school into each table, whatever its columns are. @param id put into every column of ids */
async function oneRowEach(schoolId: string, id?: string): Promise<string[]> {
	const columns = await database.query<{ table: string; column: string; type: string }>(
		"owner",
		`SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
		 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 WHERE c.relname = ANY ($1)
		   AND (a.attnotnull AND NOT a.atthasdef OR $2 AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype))`,
		[(await ownedTables()).map((table) => table.name), id !== undefined],
	);
	const given: Readonly<Record<string, string>> = id ? { uuid: `'${id}'`, "uuid[]": `'{${id}}'` } : {};
	return [...new Set(columns.map((column) => column.table))].map((table) => {
		const own = columns.filter((column) => column.table === table);
		const names = own.map((column) => `"${column.column}"`);
		const values = own.map((column) =>
			["school_id", "place_id"].includes(column.column)
				? `'${schoolId}'`
				: (sampleOf[column.column] ?? given[column.type] ?? sample[column.type]),
		);
		return `INSERT INTO "${table}" (${names.join()}) VALUES (${values.join()})`;
	});
}

/** The tables of schools and places of which this role reads a row, with these settings. */
async function tablesWithRows(role: "runtime" | "owner", settings: Readonly<Record<string, string>>) {
	const counts = (await ownedTables())
		.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`)
		.join(" UNION ALL ");
	const options = Object.entries(settings)
		.map(([name, value]) => `-c ${name}=${value}`)
		.join(" ");
	const client = new pg.Client({ connectionString: database.url(role), options });
	await client.connect();
	const found = await client.query<{ name: string; rows: number }>(counts);
	await client.end();
	return found.rows
		.filter((row) => row.rows > 0)
		.map((row) => row.name)
		.toSorted();
}

test("without a scope there are no rows, with another school none, with the school its own; for the owner too", async () => {
	const schoolId = newId();
	const rows = await oneRowEach(schoolId);
	await database.query("superuser", `SET session_replication_role = replica; ${rows.join("; ")}`);
	const names = (await ownedTables()).map((table) => table.name);
	const seen = (role: "runtime" | "owner", school: string) => tablesWithRows(role, { "app.school": school });
	expect(await seen("runtime", "")).toEqual([]);
	expect(await seen("runtime", newId())).toEqual([]);
	expect(await seen("runtime", schoolId)).toEqual(names);
	expect(await seen("owner", "")).toEqual(["connection", "school_role", ...lookedUp].toSorted());
});

test("a place shows its accounts and nothing of pupils; beside an open school it shows nothing more", async () => {
	const [schoolId, other] = [newId(), newId()];
	const rows = [...(await oneRowEach(schoolId)), ...(await oneRowEach(other))];
	await database.query("superuser", `SET session_replication_role = replica; ${rows.join("; ")}`);
	const seen = (settings: Readonly<Record<string, string>>) => tablesWithRows("runtime", settings);
	expect(await seen({ "app.place": schoolId })).toEqual(placeTables);
	expect(await seen({ "app.place": newId() })).toEqual([]);
	expect(await seen({ "app.school": newId(), "app.place": schoolId })).toEqual([]);
	const [own] = await ownRows({ "app.school": schoolId, "app.place": other });
	expect(own).toEqual({ mine: 1, theirs: 0 });
	async function ownRows(settings: Readonly<Record<string, string>>) {
		const client = new pg.Client({
			connectionString: database.url("runtime"),
			options: Object.entries(settings)
				.map(([name, value]) => `-c ${name}=${value}`)
				.join(" "),
		});
		await client.connect();
		const found = await client.query(
			`SELECT count(*) FILTER (WHERE place_id = $1)::int AS mine, count(*) FILTER (WHERE place_id = $2)::int AS theirs
			 FROM user_account`,
			[schoolId, other],
		);
		await client.end();
		return found.rows;
	}
});

test("a row of another school cannot be written, not even by the owner", async () => {
	const rows = await oneRowEach(newId());
	for (const role of ["runtime", "owner"] as const) {
		// One after another: each is a connection of its own, and there are more tables than connections to spare.
		const refused: string[] = [];
		for (const row of rows)
			refused.push(
				await database.query(role, row).then(
					() => row,
					(fault: Error) => fault.message,
				),
			);
		for (const message of refused) expect(message).toMatch(/row-level security|no partition of relation/);
	}
});
