import pg from "pg";

interface RoleFacts {
	role: string;
	superuser: boolean;
	bypasses: boolean;
	owner: boolean;
}

/**
 * Refuses to go on under a role that row-level security does not bind, or that could lift it: (a member of) a superuser,
 * one with BYPASSRLS, or the owner of tables. Web and worker ask this before their first work.
 */
export async function checkRuntimeRole(databaseUrl: string): Promise<void> {
	const client = new pg.Client(databaseUrl);
	await client.connect();
	try {
		const { rows } = await client.query<RoleFacts>(question);
		const facts = rows[0];
		const fault = facts ? faultOf(facts) : "cannot be read";
		if (fault)
			throw new Error(
				`DATABASE_URL uses the role ${facts?.role}, which ${fault}: the schools would not be kept apart. Use an ordinary role there, and the owner in MIGRATION_DATABASE_URL only.`,
			);
	} finally {
		await client.end();
	}
}

function faultOf(facts: RoleFacts): string | null {
	if (facts.superuser) return "is, or may become, a superuser";
	if (facts.bypasses) return "may bypass row-level security";
	if (facts.owner) return "is, or may become, the owner of tables";
	return null;
}

const question = `
	SELECT current_user::text AS role,
		bool_or(r.rolsuper) AS superuser,
		bool_or(r.rolbypassrls) AS bypasses,
		bool_or(EXISTS (SELECT FROM pg_class c
			WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p'))) AS owner
	FROM pg_roles r
	WHERE pg_has_role(current_user, r.oid, 'MEMBER')`;
