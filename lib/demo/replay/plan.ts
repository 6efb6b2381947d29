import type { DemoSchool } from "../model/school";
import type { ResultsMessage } from "../suppliers/results-message";
import type { DemoStatement } from "../suppliers/xapi-statements";

/** What a file of real data becomes: schools with a roster, and what a supplier then delivers for each. */
export interface ReplayPlan {
	readonly kind: ReplayKind;
	/** Rows of the file, without its header; for `assist` the answers in it. */
	readonly rows: number;
	/** What a row gives, in words: "four outcomes" or "an attempt". */
	readonly rowGives: string;
	/** Outcomes or attempts that the rows give. */
	readonly expected: number;
	readonly skipped: readonly { readonly reason: string; readonly count: number }[];
	/** What was made up to be able to send it at all. */
	readonly madeUp: readonly string[];
	/** Practice: the skills of the file, most practised first. */
	readonly skills?: readonly string[];
	readonly schools: readonly ReplaySchool[];
}
export interface ReplaySchool {
	readonly roster: DemoSchool;
	readonly messages: readonly ResultsMessage[];
	/** Made when asked for: two hundred thousand statements are not kept. */
	statements(): Iterable<DemoStatement>;
}
export const replayKinds = ["bdf", "egsingle", "assist"] as const;
export type ReplayKind = (typeof replayKinds)[number];

/** An OIE code in a range that no school has: 97AA, 97AB, ... */
export function inventedOieCode(kind: ReplayKind, index: number): string {
	const letter = (value: number) => String.fromCharCode(65 + (value % 26));
	return `${97 - replayKinds.indexOf(kind)}${letter(Math.floor(index / 26))}${letter(index)}`;
}

export function inventedProviderId(kind: ReplayKind, index: number): string {
	return `90${replayKinds.indexOf(kind)}A${String(index + 1).padStart(3, "0")}`;
}
