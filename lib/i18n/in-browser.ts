import { useTranslations as useWords } from "use-intl/react";
import { isolateArguments } from "./isolate-arguments";
import type { Noun } from "./messages";

/** The words of a noun in a client component: what translator() is on the server. */
export function useTranslations<N extends Noun>(noun: N) {
	return isolateArguments(useWords(noun));
}

export { useLocale } from "use-intl/react";
