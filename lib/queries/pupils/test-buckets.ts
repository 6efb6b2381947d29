import type { PersonId } from "../../domain/ids";
import { type MeasureType, measures } from "../../domain/measures";
import type { TestValue } from "./select-test-facts";

/** A value of a measure that can fill a cell. */
export type KnownValue = TestValue & { readonly type: MeasureType };

/** The tests of one source and subject, which share a row, laid out once for all pupils of whom rows are made. */
export interface TestBucket {
	readonly key: string;
	/** The latest first; so are the lists of a pupil and of a test. */
	readonly values: readonly KnownValue[];
	readonly ofPupil: ReadonlyMap<PersonId, readonly KnownValue[]>;
	/** By assessment. */
	readonly ofTest: ReadonlyMap<string, readonly KnownValue[]>;
}

export function bucketTests(tests: readonly TestValue[]): TestBucket[] {
	const known = tests.filter(isKnown);
	const buckets = listBy(known, (one) => `${one.connectionId} ${one.subjectName ?? one.subjectKey ?? ""}`);
	return [...buckets].map(([key, values]) => ({
		...{ key, values },
		ofPupil: listBy(values, (one) => one.pupilId),
		ofTest: listBy(values, (one) => one.assessmentId),
	}));
}

function isKnown(value: TestValue): value is KnownValue {
	return (measures.get(value.type as MeasureType)?.cellPriority ?? null) !== null;
}

function listBy<Key, One>(all: readonly One[], keyOf: (one: One) => Key): Map<Key, One[]> {
	const lists = new Map<Key, One[]>();
	for (const one of all) {
		const key = keyOf(one);
		const list = lists.get(key);
		if (list) list.push(one);
		else lists.set(key, [one]);
	}
	return lists;
}
