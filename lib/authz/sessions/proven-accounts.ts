import { prisma } from "../../db/client";
import type { PersonId, PlaceId, SessionId, UserId } from "../../domain/ids";
import { dayInAmsterdam } from "../../domain/school-day";
import type { SignInRule } from "../../domain/sign-in-rules";
import type { Role } from "../policy";
import { lacksSecondFactor, type SignedBy, suitsRule } from "./signed-by";

/** A role that an account holds on the day that was asked. */
export interface ProvenRole {
	readonly role: Role;
	readonly personId: PersonId | null;
	/** The place asks for a second factor for this role, and the session has shown none. */
	readonly lacksFactor: boolean;
	/** Another admin has to look before it gives sight of pupils. */
	readonly waits: boolean;
}

/** An account that was proven in a session and is still good there. */
export interface ProvenAccount {
	readonly placeId: PlaceId;
	readonly placeName: string;
	readonly kind: "school" | "board";
	readonly userId: UserId;
	readonly name: string;
	/** The place that the session looks at. */
	readonly isActive: boolean;
	readonly signedBy: SignedBy;
	readonly idleUntil: Date;
	/** The account has a second factor, and all that was shown is the password: it opens the page that asks for it. */
	readonly owesFactor: boolean;
	/** The place lets people in by the way that was shown. */
	readonly suits: boolean;
	readonly roles: readonly ProvenRole[];
	/** The newest thing that somebody did to the account and its holder has not seen; null: none. */
	readonly newsId: string | null;
}

export interface SessionRow {
	readonly place_id: PlaceId;
	readonly place_name: string;
	readonly is_board: boolean;
	readonly is_active: boolean;
	readonly user_id: UserId;
	readonly account_name: string;
	readonly account_ended_at: Date | null;
	readonly signed_by: SignedBy;
	readonly idle_until: Date;
	readonly expires_at: Date;
	readonly ended_at: Date | null;
	readonly has_factor: boolean;
	readonly sign_in_rule: SignInRule;
	/** From when a password alone does not give this role here, yyyy-mm-dd. */
	readonly factor_from: string | null;
	readonly role: Role | null;
	readonly person_id: PersonId | null;
	readonly waits: boolean | null;
	readonly news_id: string | null;
}

/** What a session ever proved that the database still knows, over or not: a row for each role of today. */
export function readSession(sessionId: SessionId, today: string): Promise<SessionRow[]> {
	return prisma().$queryRaw<SessionRow[]>`/* prepared */
		SELECT place_id, place_name, is_board, is_active, user_id, account_name, account_ended_at, signed_by, idle_until,
			expires_at, ended_at, has_factor, sign_in_rule, factor_from::text, role, person_id, waits, news_id
		FROM accounts_of_session(${sessionId}::uuid, ${today}::date)`;
}

/**
 * The accounts that are proven in a session at a moment, by the name of their place, as the database has it now, in one
 * query. None for a session that is unknown or over. An account without a role today is among them, with none.
 */
export async function listProvenAccounts(sessionId: SessionId, at: Date): Promise<ProvenAccount[]> {
	const today = dayInAmsterdam(at);
	const rows = (await readSession(sessionId, today)).filter((row) => holds(row, at));
	const places = [...new Set(rows.map(({ place_id }) => place_id))];
	return places.map((placeId) => {
		const own = rows.filter((row) => row.place_id === placeId);
		return accountOf(own as [SessionRow, ...SessionRow[]], today);
	});
}

function holds(row: SessionRow, at: Date): boolean {
	const live = row.ended_at === null && row.expires_at > at && row.idle_until > at;
	return live && (row.account_ended_at === null || row.account_ended_at > at);
}

function accountOf(rows: readonly [SessionRow, ...SessionRow[]], today: string): ProvenAccount {
	const [row] = rows;
	return {
		placeId: row.place_id,
		placeName: row.place_name,
		kind: row.is_board ? "board" : "school",
		userId: row.user_id,
		name: row.account_name,
		isActive: row.is_active,
		signedBy: row.signed_by,
		idleUntil: row.idle_until,
		owesFactor: row.has_factor && row.signed_by === "password",
		suits: suitsRule(row.sign_in_rule, row.signed_by),
		newsId: row.news_id,
		roles: rows.flatMap(({ role, person_id: personId, factor_from, waits }) =>
			role === null
				? []
				: [
						{
							...{ role, personId, waits: waits ?? false },
							lacksFactor: lacksSecondFactor(row.signed_by) && factor_from !== null && factor_from <= today,
						},
					],
		),
	};
}
