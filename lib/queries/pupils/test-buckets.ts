import { groupBy } from "../../domain/group-by";
import type { PersonId } from "../../domain/ids";
import { type MeasureType, measures } from "../../domain/measures";
import type { TestValue } from "./select-test-facts";

/** A value of a measure that can fill a cell. */
export type KnownValue = TestValue & { readonly type: MeasureType };

/** The tests of one source and subject, which share a row, laid out once for all pupils of whom rows are made. */
export interface TestBucket {
	readonly key: string;
	/** The latest first; so are those of a pupil. */
	readonly values: readonly KnownValue[];
	readonly ofPupil: ReadonlyMap<PersonId, readonly KnownValue[]>;
	/** Of each pupil the values of the result that counts: of one test (on one day, where that is said), the one taken latest. */
	readonly resultsOf: (assessmentId: string, day?: string | null) => ReadonlyMap<PersonId, readonly KnownValue[]>;
}

/** Of a test the row that it is on. */
export const bucketKey = (one: Pick<TestValue, "connectionId" | "subjectName" | "subjectKey">): string =>
	`${one.connectionId} ${one.subjectName ?? one.subjectKey ?? ""}`;

export function bucketTests(tests: readonly TestValue[]): TestBucket[] {
	const known = tests.filter(isKnown);
	const buckets = groupBy(known, bucketKey);
	return [...buckets].map(([key, values]) => ({
		...{ key, values },
		ofPupil: groupBy(values, (one) => one.pupilId),
		resultsOf: resultsBy(values),
	}));
}

function resultsBy(values: readonly KnownValue[]): TestBucket["resultsOf"] {
	const ofTest = groupBy(values, (one) => one.assessmentId);
	const known = new Map<string, ReadonlyMap<PersonId, readonly KnownValue[]>>();
	return (assessmentId, day = null) => {
		const key = `${assessmentId} ${day ?? ""}`;
		const of = () => (ofTest.get(assessmentId) ?? []).filter((value) => day === null || value.takenOn === day);
		const results = known.get(key) ?? lastResults(of());
		known.set(key, results);
		return results;
	};
}

function lastResults(values: readonly KnownValue[]): Map<PersonId, KnownValue[]> {
	const found = new Map<PersonId, KnownValue[]>();
	for (const value of values) {
		const known = found.get(value.pupilId);
		const taken = known?.[0]?.takenAt;
		if (known === undefined || taken === undefined || value.takenAt > taken) found.set(value.pupilId, [value]);
		else if (value.takenAt.getTime() === taken.getTime()) known.push(value);
	}
	return found;
}

function isKnown(value: TestValue): value is KnownValue {
	return (measures.get(value.type as MeasureType)?.cellPriority ?? null) !== null;
}
