import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { PersonId, SchoolId, SessionId, UserId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import type { SignInRule } from "../../domain/sign-in-rules";
import type { Role } from "../policy";
import { mint, type Scope } from "../scope";
import { keepAlive } from "./keep-alive";
import { idleSecondsOf } from "./session-limits";
import { lacksSecondFactor, type SignedBy, suitsRule } from "./signed-by";

interface RoleRow {
	readonly user_id: UserId;
	readonly active_school_id: SchoolId | null;
	readonly school_id: SchoolId;
	readonly role: Role;
	readonly person_id: PersonId | null;
	readonly signed_by: SignedBy;
	readonly idle_until: Date;
	/** From when a password alone does not give this role at this school, yyyy-mm-dd. */
	readonly factor_from: string | null;
	readonly sign_in_rule: SignInRule;
	/** Looks after a board as well: the session ends as soon as that of an admin. */
	readonly at_board: boolean;
}

/** A person who does something keeps the session alive; what a page asks by itself does not. */
export type SessionUse = "act" | "look";

/**
 * The scope of a session as the database has it now, in one query. Null when the session is unknown, revoked or
 * expired, was not used for too long, when its account has ended, or when the account holds no role at any school today.
 */
export async function findSessionScope(
	sessionId: SessionId,
	at: Date = now(),
	use: SessionUse = "look",
): Promise<Scope | null> {
	const today = dayInAmsterdam(at);
	const rows = await prisma().$queryRaw<RoleRow[]>`
		SELECT s.user_id, s.active_school_id, s.signed_by, s.idle_until, r.school_id, r.role, r.person_id,
			CASE r.role WHEN 'admin' THEN school.admin_factor_from ELSE school.staff_factor_from END::text AS factor_from,
			school.sign_in_rule,
			EXISTS (SELECT FROM board_role b WHERE b.user_id = s.user_id AND b.begin_date <= ${today}::date
				AND (b.end_date IS NULL OR b.end_date > ${today}::date)) AS at_board
		FROM session s
		JOIN user_account u ON u.id = s.user_id
		CROSS JOIN LATERAL schools_of_account(s.user_id, ${today}::date) r
		JOIN school ON school.id = r.school_id
		WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${at}::timestamptz
			AND s.idle_until > ${at}::timestamptz
			AND (u.ended_at IS NULL OR u.ended_at > ${at}::timestamptz)
		ORDER BY school.name, r.school_id`;
	const [first] = rows;
	if (!first) return null;
	if (use === "act")
		await keepAlive(
			sessionId,
			first.idle_until,
			idleSecondsOf(rows.map(({ role, at_board }) => (at_board ? "admin" : role))),
			at,
		);
	const suits = (row: RoleRow) => suitsRule(row.sign_in_rule, row.signed_by);
	// Nobody chose: begin where this session may do something.
	const active = rows.find((row) => row.school_id === first.active_school_id) ?? rows.find(suits) ?? first;
	const here = rows.filter((row) => row.school_id === active.school_id);
	const lacks = (row: RoleRow) =>
		lacksSecondFactor(row.signed_by) && row.factor_from !== null && row.factor_from <= today;
	const held = suits(active) ? here.filter((row) => !lacks(row)) : [];
	return mint<Scope>({
		kind: "person",
		schoolId: active.school_id,
		userId: first.user_id,
		sessionId,
		roles: new Set(held.map((row) => row.role)),
		...(suits(active) ? {} : { needsOtherWay: true as const }),
		...(suits(active) && here.some(lacks) ? { needsSecondFactor: true as const } : {}),
		personId: held.find((row) => row.role === "staff")?.person_id ?? null,
		today,
	});
}
