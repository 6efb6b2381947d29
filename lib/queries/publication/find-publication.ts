import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { type PublicationWindow, publishedFrom } from "../../domain/publication";
import { addDays } from "../../domain/school-day";
import { type HolidayRow, selectHolidays } from "./select-holidays";
import { selectPublicationWindow } from "./select-publication-window";

export interface Publication {
	readonly window: PublicationWindow;
	/** Of the last year and to come; at most 200. */
	readonly holidays: readonly HolidayRow[];
	/** When what comes in now is published; null: never, by this window and calendar. */
	readonly next: Date | null;
}

/**
 * When results go to pupils and parents, and the days without school.
 * @throws AppError not-allowed unless admin
 */
export function findPublication(scope: Scope): Promise<Publication> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, async (tx) => {
		const window = await selectPublicationWindow(tx, scope);
		const holidays = await selectHolidays(tx, scope, addDays(scope.today, -366));
		return { window, holidays, next: publishedFrom(now(), window, holidays) };
	});
}
