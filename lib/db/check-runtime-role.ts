import { prisma } from "./client";

interface RoleFacts {
	role: string;
	superuser: boolean;
	bypasses: boolean;
	owns: bigint;
}

/**
 * Refuses to go on under a role that row-level security does not bind, or that could lift it: a superuser, BYPASSRLS, or
 * (a member of) the owner of tables. Web and worker ask this before their first work.
 */
export async function checkRuntimeRole(): Promise<void> {
	const rows = await prisma().$queryRaw<RoleFacts[]>`
		SELECT current_user::text AS role,
			bool_or(r.rolsuper) AS superuser,
			bool_or(r.rolbypassrls) AS bypasses,
			(SELECT count(*) FROM pg_class c
			 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
			   AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
		FROM pg_roles r
		WHERE pg_has_role(current_user, r.oid, 'MEMBER')`;
	const facts = rows[0];
	const fault = facts && faultOf(facts);
	if (facts && fault)
		throw new Error(
			`DATABASE_URL uses the role ${facts.role}, which ${fault}: the schools would not be kept apart. Use an ordinary role there, and the owner in MIGRATION_DATABASE_URL only.`,
		);
}

function faultOf(facts: RoleFacts): string | null {
	if (facts.superuser) return "is (or may become) a superuser";
	if (facts.bypasses) return "may bypass row-level security";
	if (facts.owns > 0n) return "owns tables";
	return null;
}
