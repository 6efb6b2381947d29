/** Shares and own levels in whole numbers, the rest with one decimal: the figure of the screen, as a number. */
export function asShown(value: number, type: string): number {
	const whole = type === "share-right" || type === "percentage-correct" || type === "own-level";
	return Number((whole ? wholes : tenths).format(value));
}

const wholes = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 1 });
