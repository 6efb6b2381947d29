import { findOwnAccountScope } from "../authz/boards/request-boards";
import { findScope } from "../authz/request-scope";
import { requireAdmin } from "../authz/require-admin";
import type { AccountScope, Scope } from "../authz/scope";
import { noteRefusedAccess } from "../authz/security-log/note-refused-access";
import { accountName, type LeftWhy } from "../domain/answer";
import { withoutSchool } from "./without-school";

/**
 * person: whoever has a role at the school; admin: its admin; account: the account at the place that one looks at; own-account: the
 * same before its second factor is shown, or without any role; none: everybody.
 */
export type ActScopeName = "person" | "admin" | "account" | "own-account" | "none";
export type ActScopeOf<Name extends ActScopeName> = Name extends "none"
	? null
	: Name extends "person" | "admin"
		? Scope
		: AccountScope;

type Found<Name extends ActScopeName> =
	| { readonly left: null; readonly scope: ActScopeOf<Name> }
	| { readonly left: LeftWhy };

/**
 * Who acts. Who could act after signing in again, by a code or as who opened the page is told so, so that nothing typed is lost.
 * @param accounts for whom the page was made; null: it does not say
 * @throws AppError not-allowed, not-found: signing in again would not help
 */
export async function findActScope<Name extends ActScopeName>(
	name: Name,
	accounts: readonly string[] | null,
): Promise<Found<Name>> {
	if (name === "none") return { left: null, scope: null as ActScopeOf<Name> };
	const scope: AccountScope | null =
		name === "person" || name === "admin" ? await findScope() : await findOwnAccountScope();
	if (scope === null) {
		if (name === "person" || name === "admin") {
			const refusal = await withoutSchool();
			if (refusal.code !== "not-signed-in") throw refusal;
		}
		return { left: "signed-out" };
	}
	if (scope.kind === "person" && scope.needsOtherWay && name !== "own-account") {
		noteRefusedAccess(scope, "way");
		return { left: "other-way" };
	}
	if (scope.needsSecondFactor && name !== "own-account") return { left: "second-factor" };
	// Somebody else signed in here meanwhile, or another school was chosen: what was typed is not theirs to save, or not there.
	if (accounts !== null && !accounts.includes(accountName(scope))) return { left: "other-account" };
	if (name === "admin") requireAdmin(scope as Scope);
	return { left: null, scope: scope as ActScopeOf<Name> };
}
