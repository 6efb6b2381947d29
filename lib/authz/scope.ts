import type { BoardId, PersonId, PlaceId, SchoolId, SessionId, UserId } from "../domain/ids";
import type { ConnectionSettings } from "../standards/contract";

declare const minted: unique symbol;

/**
 * Proof that a signed-in person may act at a school now. Only lib/authz makes one (the brand), from a session that was
 * checked in the database; every query and command takes it first and puts it into its `where`.
 */
export interface Scope {
	readonly [minted]: true;
	readonly kind: "person";
	readonly schoolId: SchoolId;
	/** The school again: to whom the account belongs. */
	readonly placeId: PlaceId;
	readonly userId: UserId;
	readonly sessionId: SessionId;
	readonly roles: ReadonlySet<"staff" | "admin">;
	/** The employee of the roster that the account is; null: sees nothing of pupils. */
	readonly personId: PersonId | null;
	/** The school asks for a second factor beside a password, and this session has none: it holds not the roles that ask it. */
	readonly needsSecondFactor?: true;
	/** An admin other than the one who gave the role, or read its link, has to look first: until then no pupils are seen. */
	readonly waitsForAdmin?: true;
	/** The school lets nobody in by the way this session was signed in: it holds no role here. */
	readonly needsOtherWay?: true;
	/** yyyy-mm-dd in Europe/Amsterdam: the roster is read at this date. */
	readonly today: string;
}

/**
 * Proof that a signed-in person looks after the connections of a board's schools. It names no school: what the policies of a
 * school protect is closed to it, and inBoardSchool opens the state of the connections of one school at a time.
 */
export interface BoardScope {
	readonly [minted]: true;
	readonly kind: "board";
	readonly boardId: BoardId;
	/** The board again: to whom the account belongs. */
	readonly placeId: PlaceId;
	readonly userId: UserId;
	readonly sessionId: SessionId;
	/** The board asks for a second factor, and this session has none: it opens the own account only. */
	readonly needsSecondFactor?: true;
	/** yyyy-mm-dd in Europe/Amsterdam */
	readonly today: string;
}

/** Proof that a signed-in person holds an account of a place without a role there today: opens that account, and nothing of the place. */
export interface RolelessScope {
	readonly [minted]: true;
	readonly kind: "roleless";
	readonly placeId: PlaceId;
	readonly userId: UserId;
	readonly sessionId: SessionId;
	/** The account has a second factor, and this session has shown none: it opens the page that asks for it. */
	readonly needsSecondFactor?: true;
	/** yyyy-mm-dd in Europe/Amsterdam */
	readonly today: string;
}

/** Whoever is signed in, for what is their own: account, sessions, second factor. */
export type AccountScope = Scope | BoardScope | RolelessScope;

/** Proof that a client holds an active connection with this school, looked up for this request. */
export interface ConnectionScope {
	readonly [minted]: true;
	readonly kind: "connection";
	readonly schoolId: SchoolId;
	readonly clientId: string;
	readonly standard: string;
	/** Approved, and nothing has come yet: what comes first makes the connection active. */
	readonly isFirst: boolean;
	readonly settings: ConnectionSettings;
}

/** The worker's right to one school for one job; carries no person. */
export interface JobScope {
	readonly [minted]: true;
	readonly kind: "job";
	readonly schoolId: SchoolId;
}

export type AnyScope = Scope | ConnectionScope | JobScope;

/** The one place where the brand is given. Imported by the minters in this folder only (boundaries). */
export function mint<T extends AnyScope | BoardScope | RolelessScope>(scope: Omit<T, typeof minted>): T {
	return scope as T;
}
