import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { Cause } from "@/lib/queries/suppliers/describe-supplier";

const known = ["edu-v-results", "xapi", "oneroster-csv", "edexml", "edu-v-roster"] as const;

/** What a connection brings, in words; the standard's own key for one that has no words yet. */
export function standardInWords(t: Translator<"suppliers">, standard: string): string {
	const key = known.find((candidate) => candidate === standard);
	return key ? t(`standards.${key}`) : t("standards.other", { standard });
}

export function causeInWords(t: Translator<"suppliers">, format: Formatter, cause: Cause, today: string): string {
	switch (cause.code) {
		case "paused-until":
			return t("causes.paused-until", { day: format.day(cause.until, today) });
		case "late":
			return t("causes.late", { schoolDays: cause.schoolDays, expected: cause.expected });
		case "refused":
		case "held":
		case "rejected":
		case "unmapped":
			return t(`causes.${cause.code}`, { count: cause.count });
		default:
			return t(`causes.${cause.code}`);
	}
}
