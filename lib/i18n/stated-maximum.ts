import type { Formatter } from "./format";

/** The words' parameters of a highest score that is part of a scale: "3 van 5", never a bare 3. stated: no, there is none. */
export function statedMaximum(
	{ maximum = null }: { readonly maximum?: number | null },
	format: Pick<Formatter, "number">,
): { readonly stated: "yes" | "no"; readonly maximum: string } {
	if (maximum === null) return { stated: "no", maximum: "" };
	return { stated: "yes", maximum: format.number(maximum, 6) };
}
