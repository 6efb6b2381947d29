import { addDays } from "@/lib/domain/school-day";
import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";

interface Days {
	readonly beginDate: string;
	/** Exclusive, as kept. */
	readonly endDate: string | null;
}

/** "3 nov t/m 18 dec", "vanaf 3 nov": on screen both days are included. */
export function daysInWords(
	{ beginDate, endDate }: Days,
	today: string,
	t: Translator<"subGroups">,
	format: Formatter,
): string {
	const from = format.day(beginDate, today);
	if (endDate === null) return t("openPeriod", { from });
	return t("period", { from, to: format.day(addDays(endDate, -1), today) });
}
