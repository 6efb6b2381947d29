import type pg from "pg";

/** The only functions of the owner that the runtime role may call. */
const functions = [
	"make_attempt_month(date)",
	"drop_attempt_month(date)",
	"accounts_of_address(text)",
	"accounts_of_identity(text, text)",
	"accounts_of_passkey(text)",
	"accounts_of_session(uuid, date)",
	"continue_session(uuid, uuid)",
	"forget_old_links()",
	"place_of_link(bytea)",
	"browser_origins_of(text)",
	"connections_of_client(uuid, uuid, text)",
	"roster_files_for_board()",
	"erase_security_events(uuid, timestamptz, integer)",
	"hide_sources(uuid, uuid, date, text[], integer)",
	"hide_by_held_roles(uuid, uuid, date, boolean)",
	"open_school(uuid, uuid, date)",
	"tell_access(text, uuid[])",
	"xapi_key(text, text)",
];

/** What only grows: the runtime role adds and reads, nobody changes or takes out. */
const growing = ["audit_event", "audit_seal", "audit_sealed_event", "connection_consent", "security_event"];

/**
 * Gives the runtime role what it needs and no more: rows of the parent tables, sequences, its functions and the queue.
 * Nothing on partitions (their policies would not hold), nothing on Prisma's bookkeeping. Safe to repeat.
 */
export async function grantRuntime(owner: pg.Client, runtimeRole: string): Promise<void> {
	const role = owner.escapeIdentifier(runtimeRole);
	const tables = await owner.query<{ relname: string }>(
		`SELECT relname FROM pg_class
		 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
		   AND relname <> '_prisma_migrations'`,
	);
	const names = tables.rows.map((row) => `public.${owner.escapeIdentifier(row.relname)}`).join(", ");
	await owner.query("BEGIN");
	await owner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
	await owner.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
	await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${names} TO ${role}`);
	await owner.query(`REVOKE UPDATE, DELETE ON ${growing.join(", ")} FROM ${role}`);
	await owner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
	await owner.query(`GRANT EXECUTE ON FUNCTION ${functions.join(", ")} TO ${role}`);
	await owner.query(`GRANT USAGE ON SCHEMA pgboss TO ${role}`);
	await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${role}`);
	await owner.query("COMMIT");
}
