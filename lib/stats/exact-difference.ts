/**
 * The difference of two decimals as a decimal: 6.3 - 6.1 is 0.2, not 0.20000000000000018. A number stands for the shortest
 * decimal that reads as it (ECMA-262, Number::toString), which for up to 15 significant digits is the decimal that was
 * read; the subtraction itself is of whole numbers.
 * @throws RangeError for a number that is not finite
 */
export function exactDifference(a: number, b: number): number {
	if (!Number.isFinite(a) || !Number.isFinite(b)) throw new RangeError("exactDifference: numbers must be finite");
	const [left, right] = [split(a), split(b)];
	const scale = Math.min(left.exponent, right.exponent);
	const whole = (one: Decimal) => one.digits * 10n ** BigInt(one.exponent - scale);
	return Number(`${whole(left) - whole(right)}e${scale}`);
}

interface Decimal {
	readonly digits: bigint;
	readonly exponent: number;
}

/** 12.5 is 125 x 10^-1. */
function split(value: number): Decimal {
	const [mantissa = "0", exponent = "0"] = String(value).split("e");
	const [whole = "0", fraction = ""] = mantissa.split(".");
	return { digits: BigInt(`${whole}${fraction}`), exponent: Number(exponent) - fraction.length };
}
