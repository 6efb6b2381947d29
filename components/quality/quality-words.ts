import type { Translator } from "@/lib/i18n/translator";
import type { Remedy } from "@/lib/queries/quality/remedy-of";

/** Why, in a few words; the code itself where a later version of a standard's folder brings a new one. */
export function reasonInWords(words: Translator<"reasons">, code: string): string {
	const key = code as Parameters<typeof words>[0];
	return words.has(key) ? words(key) : code;
}

/** What of a pupil's identifier may be seen. */
export function identifierInWords(t: Translator<"quality">, { type, end }: { type: string; end: string }): string {
	const key = `identifiers.${type}` as Parameters<typeof t>[0];
	return t("maskedIdentifier", { type: t.has(key) ? t(key as "identifiers.other") : t("identifiers.other"), end });
}

/** Where a cause is mended; null: not on a screen of ours. */
export function wayOf(remedy: Remedy, connectionId: string) {
	if (remedy === "roster" || remedy === "two-pupils") return { href: "/roster", key: "roster" } as const;
	if (remedy === "age") return { href: "/retention", key: "retention" } as const;
	if (remedy === "none" || remedy === "kind" || remedy === "night") return null;
	return { href: `/suppliers/${connectionId}`, key: "supplier" } as const;
}
