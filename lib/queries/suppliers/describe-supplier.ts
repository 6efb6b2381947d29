import { dayInAmsterdam } from "../../domain/school-day";
import { schoolDaysBetween } from "../../domain/school-days";
import type { ConnectionState, SupplierRow } from "./list-suppliers";

/** What the row says beside the stored state: an active connection may be late. */
export type ShownState = ConnectionState | "late";

export type Cause =
	| {
			readonly code:
				| "revoked"
				| "asked"
				| "approved"
				| "not-fetched"
				| "pull-failed"
				| "error"
				| "stopped"
				| "never"
				| "fine"
				| "paused";
	  }
	| { readonly code: "paused-until"; readonly until: Date }
	| { readonly code: "late"; readonly schoolDays: number; readonly expected: number }
	| { readonly code: "refused" | "held" | "rejected" | "unmapped"; readonly count: number };

export interface SupplierDescription {
	readonly state: ShownState;
	/** What asks for attention, the most urgent first; one `fine` when nothing does. */
	readonly causes: readonly [Cause, ...Cause[]];
}

/** Why a supplier is as it is, from its row alone. School days by the calendar of the school. */
export function describeSupplier(row: SupplierRow, today: string): SupplierDescription {
	if (row.state !== "active") return { state: row.state, causes: [causeOfState(row)] };
	const silent =
		row.lastDeliveryAt === null ? 0 : schoolDaysBetween(dayInAmsterdam(row.lastDeliveryAt), today, row.holidays);
	const expected = row.lateAfterSchoolDays;
	const late = expected !== null && row.lastDeliveryAt !== null && silent > expected;
	const counts = [
		{ code: "refused", count: row.refused },
		{ code: "held", count: row.held },
		{ code: "rejected", count: row.rejected },
		{ code: "unmapped", count: row.units.unmapped },
	] as const;
	const causes: Cause[] = [
		...(row.pulls?.failed ? [{ code: "pull-failed" as const }] : []),
		...(late ? [{ code: "late" as const, schoolDays: silent, expected }] : []),
		...(row.lastDeliveryAt === null ? [{ code: "never" as const }] : []),
		...counts.filter(({ count }) => count > 0),
	];
	const [first = { code: "fine" as const }, ...rest] = causes;
	return { state: late ? "late" : "active", causes: [first, ...rest] };
}

function causeOfState(row: SupplierRow): Cause {
	if (row.state === "paused" && row.pausedUntil) return { code: "paused-until", until: row.pausedUntil };
	if (row.state === "held") return { code: "stopped" };
	if (row.state === "approved" && row.pulls !== null) return { code: "not-fetched" };
	return { code: row.state === "active" ? "fine" : row.state };
}
