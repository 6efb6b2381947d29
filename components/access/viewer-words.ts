import type { Translator } from "@/lib/i18n/translator";
import type { Viewer } from "@/lib/queries/access/select-viewers";

/** "groepsleerkracht van 7a", "leerkracht van re7", "begeleider" */
export function roleInWords(viewer: Viewer, t: Translator<"access">): string {
	return t(`who.kinds.${viewer.kind}`, { group: viewer.group ?? "" });
}

/** "alle vakken", "alleen rekenen" */
export function scopeInWords(viewer: Viewer, t: Translator<"access">, subjects: Translator<"subjects">): string {
	if (viewer.subjectKey === null) return t("who.all");
	const key = viewer.subjectKey as "other";
	return t("who.only", { subject: subjects(subjects.has(key) ? key : "other") });
}

/** "groepsoverzicht"; a screen that is no more is another screen. */
export function screenInWords(screen: string, t: Translator<"access">): string {
	const key = `screens.${screen}` as "screens.other";
	return t(t.has(key) ? key : "screens.other");
}
