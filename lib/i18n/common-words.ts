import { createTranslator } from "use-intl/core";
import { type Locale, timeZone } from "./locales";
import type { Messages } from "./messages";
import en from "./messages/en/common.json";
import nl from "./messages/nl/common.json";
import type { Translator } from "./translator";

/**
 * The few words that dates and durations need. Apart from `translator`, which holds every noun in both languages: what
 * formats in the browser must not bring all of those along.
 */
export function commonWords(locale: Locale): Translator<"common"> {
	const messages = { common: { nl, en }[locale] } as Messages;
	return createTranslator({ locale, messages, namespace: "common", timeZone });
}
