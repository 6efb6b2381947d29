import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { ChangeNoun, RosterChange } from "@/lib/queries/roster/list-changes";

type T = Translator<"roster">;

export function formatInWords(t: T, format: string): string {
	return t(`formats.${format as "edexml"}`);
}

export function modeInWords(t: T, mode: string): string {
	return t(mode === "delta" ? "modes.delta" : "modes.bulk");
}

/** The address of a page of the changes of one noun, or of all. */
export function changesAddress(importId: string, noun: ChangeNoun | null, page = 1): string {
	return `/roster?import=${importId}${noun === null ? "" : `&show=${noun}`}${page === 1 ? "" : `&page=${page}`}`;
}

export function detailInWords(t: T, { detail }: RosterChange): string {
	switch (detail?.code) {
		case "formerly":
			return t("details.formerly", { name: detail.name });
		case "returned":
			return t("details.returned");
		case "group-differs":
			return t("details.groupDiffers");
		case "school-year":
			return t("details.schoolYear", { schoolYear: detail.schoolYear });
		case "role":
			return t(`roles.${detail.role as "coach"}`);
		case "fault":
			return t(`fault.${t.has(`fault.${detail.fault as "other"}`) ? (detail.fault as "other") : "other"}`);
		default:
			return "";
	}
}

/** What a file changed, in short. */
export function countsInWords(t: T, format: Formatter, counts: Readonly<Record<string, number>>): string {
	const parts = [
		{ key: "counts.added", count: counts.pupilsAdded ?? 0 },
		{ key: "counts.ended", count: counts.pupilsEnded ?? 0 },
		{ key: "counts.changed", count: counts.pupilsChanged ?? 0 },
		{ key: "counts.groups", count: counts.groupsAdded ?? 0 },
	] as const;
	const some = parts.filter(({ count }) => count > 0).map(({ key, count }) => t(key, { count }));
	return some.length === 0 ? t("counts.other") : format.list(some);
}
