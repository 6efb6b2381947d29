import { foldName } from "../search/fold-name";

/** A pupil of the roster, as far as two may be the same. Days are yyyy-mm-dd. */
export interface PupilToMatch {
	readonly id: string;
	readonly givenName: string;
	readonly familyName: string;
	readonly sinceDay: string;
	readonly endedAt: string | null;
	/** Type and system of each number that the school holds. */
	readonly keys: readonly { readonly type: string; readonly source: string; readonly value: string }[];
	/** Names of the classes of today. */
	readonly classes: readonly string[];
}

/** Why two may be one, and what speaks against it. Words are i18n's. */
export const matchReasons = [
	"held-as-one",
	"same-number",
	"same-name",
	"other-systems",
	"took-over",
	"same-class",
] as const;
export const matchDoubts = ["both-in-administration", "two-classes"] as const;
export type MatchReason = (typeof matchReasons)[number];
export type MatchDoubt = (typeof matchDoubts)[number];

export interface SuggestedMatch {
	/** Who would remain: the one who is at the school, else who was there first. */
	readonly pupilId: string;
	readonly otherId: string;
	readonly reasons: readonly MatchReason[];
	readonly doubts: readonly MatchDoubt[];
	/** Records that wait because they name both. */
	readonly held: number;
}

/** Records that wait name these two at once. */
export interface HeldPair {
	readonly one: string;
	readonly other: string;
	readonly records: number;
}

/** More of one name is no hint any more. */
const mostOfOneName = 6;

/**
 * Which pupils may be one person: whom a supplier names at once, who have one number, or one name. Never two of whom a
 * person said that they differ. The clearest first.
 */
export function suggestMatches(
	pupils: readonly PupilToMatch[],
	held: readonly HeldPair[],
	different: readonly (readonly [string, string])[],
): SuggestedMatch[] {
	const known = new Map(pupils.map((pupil) => [pupil.id, pupil]));
	const apart = new Set(different.map(([one, other]) => pairKey(one, other)));
	const heldOf = new Map(held.map(({ one, other, records }) => [pairKey(one, other), records]));
	const pairs = new Map<string, readonly [PupilToMatch, PupilToMatch]>();
	const add = (one: PupilToMatch | undefined, other: PupilToMatch | undefined) => {
		if (one && other && one !== other) pairs.set(pairKey(one.id, other.id), [one, other]);
	};
	for (const { one, other } of held) add(known.get(one), known.get(other));
	for (const group of [...groupBy(pupils, nameKey), ...groupByNumber(pupils)])
		for (const [i, one] of group.entries()) for (const other of group.slice(i + 1)) add(one, other);
	return [...pairs]
		.filter(([key]) => !apart.has(key))
		.map(([key, [one, other]]) => compare(one, other, heldOf.get(key) ?? 0))
		.filter(({ reasons }) => reasons.length > 0)
		.toSorted(
			(a, b) => weight(b) - weight(a) || pairKey(a.pupilId, a.otherId).localeCompare(pairKey(b.pupilId, b.otherId)),
		);
}

const pairKey = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);
const nameKey = ({ givenName, familyName }: PupilToMatch) =>
	`${foldName(givenName).join(" ")} ${foldName(familyName).join(" ")}`;

function groupBy(pupils: readonly PupilToMatch[], keyOf: (pupil: PupilToMatch) => string): PupilToMatch[][] {
	const groups = new Map<string, PupilToMatch[]>();
	for (const pupil of pupils) groups.set(keyOf(pupil), [...(groups.get(keyOf(pupil)) ?? []), pupil]);
	return [...groups.values()].filter((group) => group.length > 1 && group.length <= mostOfOneName);
}

/** One number, given by two systems: a short one may be anybody's, so the given name has to be the same as well. */
function groupByNumber(pupils: readonly PupilToMatch[]): PupilToMatch[][] {
	const rows = pupils.flatMap((pupil) => pupil.keys.map(({ value }) => ({ pupil, value })));
	const groups = new Map<string, PupilToMatch[]>();
	for (const { pupil, value } of rows) {
		const key = `${value}\n${foldName(pupil.givenName).join(" ")}`;
		groups.set(key, [...(groups.get(key) ?? []), pupil]);
	}
	return [...groups.values()].filter((group) => group.length > 1 && group.length <= mostOfOneName);
}

function compare(one: PupilToMatch, other: PupilToMatch, held: number): SuggestedMatch {
	const [kept, gone] = isKept(one, other) ? [one, other] : [other, one];
	const systems = (pupil: PupilToMatch) =>
		new Set(pupil.keys.map(({ source }) => source).filter((source) => source !== ""));
	const [mine, theirs] = [systems(one), systems(other)];
	const isShared = [...mine].some((source) => theirs.has(source));
	const bothHere = one.endedAt === null && other.endedAt === null;
	const hasNumber = one.keys.some(({ value }) => other.keys.some((key) => key.value === value));
	const inOneClass = one.classes.some((name) => other.classes.includes(name));
	const tests: readonly (readonly [MatchReason, boolean])[] = [
		["held-as-one", held > 0],
		["same-number", hasNumber],
		["same-name", nameKey(one) === nameKey(other)],
		["other-systems", mine.size > 0 && theirs.size > 0 && !isShared],
		["took-over", tookOver(one, other)],
		["same-class", inOneClass],
	];
	const doubts: readonly (readonly [MatchDoubt, boolean])[] = [
		["both-in-administration", bothHere && isShared],
		["two-classes", bothHere && !inOneClass && one.classes.length > 0 && other.classes.length > 0],
	];
	return {
		...{ pupilId: kept.id, otherId: gone.id, held },
		reasons: tests.flatMap(([reason, is]) => (is ? [reason] : [])),
		doubts: doubts.flatMap(([doubt, is]) => (is ? [doubt] : [])),
	};
}

/** Who is at the school remains; of two who are, who was there first. */
function isKept(one: PupilToMatch, other: PupilToMatch): boolean {
	if ((one.endedAt === null) !== (other.endedAt === null)) return one.endedAt === null;
	return one.sinceDay === other.sinceDay ? one.id < other.id : one.sinceDay < other.sinceDay;
}

/** One left around the day on which the other came: a key that was given anew, or another administration. */
function tookOver(one: PupilToMatch, other: PupilToMatch): boolean {
	const near = (left: string | null, came: string) =>
		left !== null && Math.abs(Date.parse(left) - Date.parse(came)) <= 60 * 86_400_000;
	return near(one.endedAt, other.sinceDay) || near(other.endedAt, one.sinceDay);
}

function weight({ reasons, doubts }: SuggestedMatch): number {
	const points = matchReasons.length;
	return reasons.reduce((sum, reason) => sum + 2 ** (points - matchReasons.indexOf(reason)), 0) - 64 * doubts.length;
}
