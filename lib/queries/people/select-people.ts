import type { Role } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId, UserId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";

export interface HeldRole {
	readonly role: Role;
	readonly beginDate: string;
	/** Exclusive; null: until further notice. */
	readonly endDate: string | null;
}

/** soon: every role begins later; ended: no role any more. Who was offered one and did not answer yet is no account (list-offers.ts). */
export const personStates = ["active", "soon", "ended"] as const;
export type PersonState = (typeof personStates)[number];

/** Somebody with an account and a role, now or before, at the school. */
export interface SchoolPerson {
	readonly userId: UserId;
	readonly name: string;
	readonly email: string;
	readonly roles: readonly HeldRole[];
	/** The employee of the roster that the account is. */
	readonly personId: PersonId | null;
	readonly employee: string | null;
	readonly hasPassword: boolean;
	readonly hasIdentity: boolean;
	/** Gives a code beside the password, or has a passkey. */
	readonly hasFactor: boolean;
	readonly state: PersonState;
	/** The admin whose own it is, who read its link, or who offered it to an address that is not the roster's. */
	readonly tiedTo: UserId | null;
	readonly tiedToName: string | null;
	/** It sees no pupils until an admin other than that one has looked. */
	readonly waits: boolean;
	/** Who restored its password, or its second factor, last: that one cannot restore the other. */
	readonly passwordRestoredBy: UserId | null;
	readonly factorRestoredBy: UserId | null;
}

type Row = Omit<SchoolPerson, "state"> & { readonly ended: boolean };

/** Whoever has or had a role at the school, by name; of one account when it is named. At most 5,000. */
export async function selectPeople(
	tx: SchoolTransaction,
	scope: Scope,
	userId: UserId | null = null,
): Promise<SchoolPerson[]> {
	const one = userId === null ? Prisma.empty : Prisma.sql`AND r.user_id = ${userId}::uuid`;
	const rows = await tx.$queryRaw<Row[]>`
		SELECT u.id AS "userId", u.name, u.email, coalesce(u.ended_at <= now(), false) AS ended,
			u.password_hash IS NOT NULL AS "hasPassword",
			EXISTS (SELECT 1 FROM account_link l WHERE l.place_id = u.place_id AND l.user_id = u.id) AS "hasIdentity",
			EXISTS (SELECT 1 FROM account_factor f
				WHERE f.place_id = u.place_id AND f.user_id = u.id AND f.confirmed_at IS NOT NULL)
				OR EXISTS (SELECT 1 FROM passkey k WHERE k.place_id = u.place_id AND k.user_id = u.id) AS "hasFactor",
			json_agg(json_build_object('role', r.role, 'beginDate', r.begin_date, 'endDate', r.end_date)
				ORDER BY r.role DESC) AS roles,
			max(r.tied_to::text) AS "tiedTo",
			(SELECT t.name FROM user_account t WHERE t.place_id = u.place_id AND t.id = max(r.tied_to::text)::uuid) AS "tiedToName", bool_or(r.waits) AS waits,
			u.password_restored_by AS "passwordRestoredBy", u.factor_restored_by AS "factorRestoredBy",
			max(e.id::text) AS "personId",
			max(CASE WHEN e.id IS NOT NULL THEN concat_ws(' ', e.given_name, e.name_prefix, e.family_name) END) AS employee
		FROM school_role r
		JOIN user_account u ON u.place_id = r.school_id AND u.id = r.user_id
		LEFT JOIN person e ON r.role = 'staff' AND e.school_id = r.school_id AND e.id = r.person_id
		WHERE r.school_id = ${scope.schoolId}::uuid ${one}
		GROUP BY u.place_id, u.id
		ORDER BY lower(u.name), u.id
		LIMIT 5000`;
	return rows.map(({ ended, ...row }) => ({ ...row, state: stateOf(row, ended, scope.today) }));
}

function stateOf(row: Omit<Row, "ended">, ended: boolean, today: string): PersonState {
	const held = row.roles.filter(({ endDate }) => endDate === null || endDate > today);
	if (ended || held.length === 0) return "ended";
	return held.some(({ beginDate }) => beginDate <= today) ? "active" : "soon";
}
