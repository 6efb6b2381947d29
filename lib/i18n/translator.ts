import { createTranslator, IntlErrorCode } from "use-intl/core";
import { isolateArguments } from "./isolate-arguments";
import { type Locale, timeZone } from "./locales";
import { messages, type Noun } from "./messages";

/**
 * Words of one noun in one language: `t("key", { parameters })`. Keys are checked by the compiler; for a code that is
 * only known at run time, ask `t.has(code)` first. Made once per language and noun.
 */
export function translator<N extends Noun>(locale: Locale, noun: N): Translator<N> {
	const key = `${locale} ${noun}`;
	const known = made.get(key);
	if (known) return known as Translator<N>;
	const fresh = create(locale, noun);
	made.set(key, fresh);
	return fresh;
}

export type Translator<N extends Noun> = ReturnType<typeof create<N>>;

const made = new Map<string, unknown>();

function create<N extends Noun>(locale: Locale, noun: N) {
	const words = createTranslator({
		locale,
		messages: messages[locale],
		namespace: noun,
		timeZone,
		onError(error) {
			// A missing parameter or a broken message is a fault of ours and must be seen in a test, not on a screen.
			if (error.code !== IntlErrorCode.ENVIRONMENT_FALLBACK) throw error;
		},
	});
	return isolateArguments(words);
}
