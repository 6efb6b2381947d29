/** Round values from low to high for an axis, at most `most` of them; a step is 1, 2 or 5 times a power of ten. */
export function axisTicks(low: number, high: number, most = 8): number[] {
	const span = high - low;
	if (!(span > 0)) return [low];
	const power = 10 ** Math.floor(Math.log10(span / most));
	const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= most - 1) ?? 10 * power;
	const first = Math.ceil(low / step - 1e-12);
	const count = Math.floor(high / step + 1e-12) - first + 1;
	return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)) + 0);
}

/** The same with both ends printed, as a cut axis must; a tick too near to an end gives way to it. */
export function ticksWithEnds(low: number, high: number, most = 8): number[] {
	const near = (high - low) * 0.06;
	const inner = axisTicks(low, high, most).filter((value) => value - low > near && high - value > near);
	return [low, ...inner, high];
}
