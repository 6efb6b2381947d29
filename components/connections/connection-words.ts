import type { Translator } from "@/lib/i18n/translator";

type Words = Translator<"connections">;

/** What a standard brings, in words; its own name where a new one has none yet. */
export function standardWords(t: Words, standard: { readonly key: string; readonly name: string }) {
	const key = `standards.${standard.key}.name` as Parameters<Words>[0];
	if (!t.has(key)) return { name: standard.name, brings: "" };
	return { name: t(key), brings: t(`standards.${standard.key}.brings` as Parameters<Words>[0]) };
}

/** What a scope allows; its own name where a new one has no words yet. */
export function scopeWords(t: Words, scope: string): string {
	const key = `scopes.${scope.replaceAll(".", "_")}` as Parameters<Words>[0];
	return t.has(key) ? t(key) : scope;
}
