import type { Formatter } from "./format";
import type { Translator } from "./translator";

/** "3 van 5", "Aantal goed van 5": with the highest score, where it is part of the scale; else as it was. */
export function outOfMaximum(
	said: string,
	maximum: number | null | undefined,
	{ measures, format }: { readonly measures: Translator<"measures">; readonly format: Pick<Formatter, "number"> },
): string {
	if (maximum === null || maximum === undefined) return said;
	return measures("outOf", { said, maximum: format.number(maximum, 6) });
}
