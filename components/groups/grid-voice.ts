import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";

/** What the words of the grid are made with, in the language of the reader. */
export interface GridWords {
	readonly t: Translator<"groups">;
	readonly common: Translator<"common">;
	readonly measures: Translator<"measures">;
	readonly provenance: Translator<"provenance">;
	readonly format: Formatter;
}
