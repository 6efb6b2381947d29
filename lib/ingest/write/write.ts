import type { SchoolTransaction } from "../../db/in-school";
import type { AttemptRecord, MaterialUseRecord, UnitProgressRecord } from "../../domain/records";
import { MonthMissing, mayMissMonth } from "../months/month-missing";
import { entryId } from "./entry-rows";
import {
	type Ending,
	type EntryFact,
	type Fact,
	type Place,
	type PupilFact,
	unchanged,
	type WithdrawalFact,
	written,
} from "./fact";
import { keepCameWith } from "./keep-came-with";
import { markSignalGroups } from "./mark-signal-groups";
import { writeAttempts } from "./write-attempts";
import { writeEntries } from "./write-entries";
import { writeProgress } from "./write-progress";
import { writeUses } from "./write-uses";
import { writeWithdrawals } from "./write-withdrawals";

type Writer<F> = (tx: SchoolTransaction, place: Place, facts: readonly F[]) => Promise<Ending[]>;

/**
 * The one writer of facts and rollups. Ids are made from school, connection and source id, so that whatever is delivered
 * again ends as it stands. Nouns go in one order for every delivery: writers side by side never wait in a circle.
 * @returns one ending per fact, in their order
 * @throws MonthMissing: make the months (with-months) and run the transaction again
 */
export async function write(tx: SchoolTransaction, place: Place, facts: readonly Fact[]): Promise<Ending[]> {
	const endings: Ending[] = facts.map(() => unchanged);
	const writeOnes = async <F extends Fact>(isOne: (fact: Fact) => fact is F, writer: Writer<F>) => {
		const positions = [...facts.keys()].filter((position) => isOne(facts[position] as Fact));
		if (positions.length === 0) return;
		const ended = await writer(tx, place, facts.filter(isOne));
		for (const [i, position] of positions.entries()) endings[position] = ended[i] ?? unchanged;
	};
	await writeOnes(isAttempt, writeToMonths);
	await writeOnes(isProgress, writeProgress);
	await writeOnes(isUse, writeUses);
	await writeOnes(isPracticeWithdrawal, writeWithdrawals);
	await writeOnes(isEntry, writeEntries);
	await keepCameWith(
		tx,
		place,
		facts.filter((_, position) => endings[position]?.outcome === written.outcome),
	);
	await markSignalGroups(tx, place.schoolId, touchedBy(place, facts, endings));
	return endings;
}

const writeToMonths: Writer<PupilFact<AttemptRecord>> = async (tx, place, facts) => {
	try {
		return await writeAttempts(tx, place, facts);
	} catch (error) {
		throw mayMissMonth(error) ? new MonthMissing(facts, error) : error;
	}
};

/** Whose facts are others now. Practice that was withdrawn is marked when its day has been computed again. */
function touchedBy(place: Place, facts: readonly Fact[], endings: readonly Ending[]) {
	const changed = facts.filter((_, position) => endings[position]?.outcome === written.outcome);
	return {
		pupilIds: changed.flatMap((fact) => ("pupilId" in fact ? [fact.pupilId] : [])),
		entryIds: changed.flatMap((fact) =>
			"pupilId" in fact || !isEntry(fact) ? [] : [entryId(place, fact.record.targetSourceId)],
		),
	};
}

const isAttempt = (fact: Fact): fact is PupilFact<AttemptRecord> => fact.record.kind === "attempt";
const isProgress = (fact: Fact): fact is PupilFact<UnitProgressRecord> => fact.record.kind === "unit-progress";
const isUse = (fact: Fact): fact is PupilFact<MaterialUseRecord> => fact.record.kind === "use";
const isPracticeWithdrawal = (fact: Fact): fact is WithdrawalFact =>
	fact.record.kind === "withdrawal" && fact.record.of === "practice";
const isEntry = (fact: Fact): fact is EntryFact =>
	fact.record.kind === "sitting-entry" || (fact.record.kind === "withdrawal" && fact.record.of === "sitting-entry");
