import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { lockSchoolConnections } from "../../ingest/connection-lock";
import { markSignalGroups } from "../../ingest/write/mark-signal-groups";
import { recordAudit } from "../record-audit";
import { type CleanedPayloads, cleanPayloads } from "./clean-payloads";
import { countTraces } from "./count-traces";
import { eraseRosterFiles } from "./erase-roster-files";
import { eraseRows } from "./erase-rows";
import { findNeedles, type Needles } from "./find-needles";

const long = { timeout: 600_000 };

/** What went, and what the search over all tables found afterwards. */
export interface ErasureCounts {
	readonly rows: Readonly<Record<string, number>>;
	readonly payloads: { readonly checked: number; readonly cut: number; readonly erased: number };
	readonly rosterFiles: number;
	/** Rows of others in which a text has the full name: only a person can tell whether it is this pupil. */
	readonly named: Readonly<Record<string, number>>;
	/** Left over: nothing of the tables was erased. */
	readonly left: Readonly<Record<string, number>>;
}

/**
 * Erases a pupil as it was asked: first out of the raw messages, some at a time, which may be broken off and done again;
 * then all rows in one transaction with the proof, a search over every table. Is anything left, no row goes and the
 * tables are told. Twice is the same as once. Asked by nobody it is of a leaver whose retention is over: raw messages and
 * roster files then end by their own, shorter one.
 */
export async function erasePupil(scope: JobScope, erasureId: string): Promise<void> {
	const asked = await inSchool(scope, async (tx) => {
		const where = { schoolId: scope.schoolId, id: erasureId, state: "asked" };
		const row = await tx.pupilErasure.findFirst({ where });
		if (row === null) return null;
		return { ...row, needles: await findNeedles(tx, scope, row.erasedPupil as PersonId) };
	});
	if (asked === null) return;
	const { needles } = asked;
	if (needles === null) return inSchool(scope, (tx) => finish(tx, scope, erasureId, asked.erasedPupil, nothing));
	const before = asked.askedBy === null ? null : await cleanAll(scope, needles);
	try {
		await inSchool(scope, (tx) => eraseIn(tx, scope, erasureId, needles, before), long);
	} catch (error) {
		if (!(error instanceof LeftOver)) throw error;
		const { counts } = error;
		await inSchool(scope, (tx) => finish(tx, scope, erasureId, needles.pupilId, counts));
	}
}

const nothing: ErasureCounts = {
	rows: {},
	payloads: { checked: 0, cut: 0, erased: 0 },
	rosterFiles: 0,
	named: {},
	left: {},
};

/** Undoes the transaction: something still names the pupil. */
class LeftOver extends Error {
	readonly counts: ErasureCounts;
	constructor(counts: ErasureCounts) {
		super("something of the pupil was left over");
		this.counts = counts;
	}
}

const untouched: CleanedPayloads = { checked: 0, cut: 0, erased: 0, last: null };

async function cleanAll(scope: JobScope, needles: Needles): Promise<CleanedPayloads> {
	let total = untouched;
	for (;;) {
		const { last } = total;
		const step = await inSchool(scope, (tx) => cleanPayloads(tx, scope, needles, last), long);
		if (step.checked === 0) return total;
		total = add(total, step);
	}
}

const add = (one: CleanedPayloads, other: CleanedPayloads): CleanedPayloads => ({
	checked: one.checked + other.checked,
	cut: one.cut + other.cut,
	erased: one.erased + other.erased,
	last: other.last ?? one.last,
});

async function eraseIn(
	tx: SchoolTransaction,
	scope: JobScope,
	erasureId: string,
	needles: Needles,
	before: CleanedPayloads | null,
): Promise<void> {
	// Nothing of the pupil comes in between the last look and the end.
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`roster ${scope.schoolId}`}, 0))`;
	await lockSchoolConnections(tx, scope.schoolId);
	let cleaned = before ?? untouched;
	for (let more = before !== null; more; ) {
		const step = await cleanPayloads(tx, scope, needles, cleaned.last);
		more = step.checked > 0;
		cleaned = add(cleaned, step);
	}
	await markSignalGroups(tx, scope.schoolId, { pupilIds: [needles.pupilId], entryIds: [] });
	// A pull that is under way ends as interrupted, and is made again.
	await tx.rosterPullPage.deleteMany({ where: { schoolId: scope.schoolId } });
	const rosterFiles = before === null ? 0 : await eraseRosterFiles(tx, scope);
	const rows = await eraseRows(tx, scope, needles);
	const { last: _last, ...payloads } = cleaned;
	const counts = { rows, payloads, rosterFiles, named: await countTraces(tx, scope, needles, "name"), left: {} };
	const left = await countTraces(tx, scope, needles, "everything");
	if (Object.keys(left).length > 0) throw new LeftOver({ ...counts, rows: {}, rosterFiles: 0, left });
	await finish(tx, scope, erasureId, needles.pupilId, counts);
}

async function finish(
	tx: SchoolTransaction,
	scope: JobScope,
	id: string,
	pupilId: string,
	counts: ErasureCounts,
): Promise<void> {
	const { schoolId } = scope;
	const state = Object.keys(counts.left).length > 0 ? "left-over" : "done";
	await tx.pupilErasure.update({
		where: { schoolId_id: { schoolId, id } },
		data: { state, finishedAt: now(), counts: JSON.parse(JSON.stringify(counts)) },
	});
	const rows = Object.values(counts.rows).reduce((sum, one) => sum + one, 0);
	const { cut, erased } = counts.payloads;
	const action = state === "done" ? "pupil.erase" : "pupil.erase-left-over";
	await recordAudit(tx, scope, action, { erasureId: id, pupilId, rows, cut, erased, rosterFiles: counts.rosterFiles });
}
