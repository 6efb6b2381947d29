import { type ShownScale, shownDecimals } from "../domain/decimals";
import type { OnScale } from "./write-csv";

/** The figure of the screen as a number of a file: with the decimals of its scale, without its unit. */
export function asShown(value: number, scale: ShownScale): OnScale {
	return { number: value, ...shownDecimals(scale) };
}
