import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";

export interface SecurityWeek {
	readonly signedIn: number;
	/** Different accounts among them. */
	readonly people: number;
	readonly refused: number;
	readonly heldBack: number;
	readonly noAccess: number;
}

/** The last seven days in numbers, for who only wants to know whether there is something to look at. For the admin. */
export async function getSecurityWeek(scope: Scope): Promise<SecurityWeek> {
	requireAdmin(scope);
	const since = new Date(now().getTime() - 7 * 86_400_000);
	const [week] = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<SecurityWeek[]>`
			SELECT count(*) FILTER (WHERE event = 'signed-in')::int AS "signedIn",
				count(DISTINCT user_id) FILTER (WHERE event = 'signed-in')::int AS people,
				count(*) FILTER (WHERE event = 'sign-in-refused' AND cause <> 'held-back')::int AS refused,
				count(*) FILTER (WHERE event = 'sign-in-refused' AND cause = 'held-back')::int AS "heldBack",
				count(*) FILTER (WHERE event = 'access-refused')::int AS "noAccess"
			FROM security_event
			WHERE place_id = ${scope.schoolId}::uuid AND at >= ${since}::timestamptz`,
	);
	if (!week) throw new Error("the database counted nothing");
	return week;
}
