/** One figure that the product and the second computation say differently. */
export interface Difference {
	readonly school: string;
	readonly screen: "door" | "tests" | "after test" | "grid" | "goal" | "pupil" | "csv";
	/** Group, test, pupil ... by the keys of the raw school. */
	readonly where: string;
	readonly figure: string;
	/** Of the second computation. */
	readonly ours: unknown;
	/** Of the product. */
	readonly theirs: unknown;
}

/** Counts what was compared and keeps what differs. */
export class Comparison {
	readonly differences: Difference[] = [];
	compared = 0;

	constructor(readonly school: string) {}

	/** Numbers are equal within a billionth of their size: both sides are doubles, on different ways. */
	same(screen: Difference["screen"], where: string, figure: string, ours: unknown, theirs: unknown): void {
		this.compared += 1;
		if (!isSame(ours, theirs)) this.differences.push({ school: this.school, screen, where, figure, ours, theirs });
	}
}

function isSame(one: unknown, other: unknown): boolean {
	if (typeof one === "number" && typeof other === "number")
		return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
	const [names, others] = [Object.keys(one), Object.keys(other)];
	const at = (thing: object, name: string) => (thing as Record<string, unknown>)[name];
	return (
		names.length === others.length && names.every((name) => name in other && isSame(at(one, name), at(other, name)))
	);
}

export const inWords = ({ school, screen, where, figure, ours, theirs }: Difference): string =>
	`${school} | ${screen} | ${where} | ${figure} | ours ${JSON.stringify(ours)} | theirs ${JSON.stringify(theirs)}`;
