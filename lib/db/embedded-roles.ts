import pg from "pg";
import type { EmbeddedSettings } from "./embedded-settings";

/**
 * Makes the two roles and the database where they are not there yet (a first start may have been cut off halfway).
 * Passwords are letters, digits, - and _ of our own making.
 */
export async function makeDatabase(superuserUrl: string, settings: EmbeddedSettings): Promise<void> {
	const client = new pg.Client(superuserUrl);
	await client.connect();
	try {
		await client.query(makeRole("groepsbeeld_owner", settings.ownerPassword));
		await client.query(makeRole("groepsbeeld", settings.runtimePassword));
		const found = await client.query("SELECT FROM pg_database WHERE datname = 'groepsbeeld'");
		if (found.rowCount === 0) await client.query("CREATE DATABASE groepsbeeld OWNER groepsbeeld_owner");
	} finally {
		await client.end();
	}
}

function makeRole(name: string, password: string): string {
	return `DO $$ BEGIN
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN
			CREATE ROLE ${name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD '${password}';
		END IF;
	END $$`;
}
