import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { PullDetail, PullResult } from "@/lib/queries/pulls/list-runs";

type T = Translator<"pulls">;

/** How it ended, or what it waits for. */
export function resultInWords(t: T, format: Formatter, result: PullResult, detail: PullDetail): string {
	return t(`results.${result}`, {
		seconds: Math.abs(detail.skewSeconds ?? 0),
		scopes: format.list(detail.scopes ?? []),
	});
}

/** What a person can do about it; null: nothing has to be done. */
export function mendInWords(t: T, result: PullResult): string | null {
	const key = `mend.${result}` as Parameters<T>[0];
	return t.has(key) ? t(key) : null;
}

/** 02:07, as it is on the clock of the school. */
export function clockText(hour: number, minute: number): string {
	return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
