import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import type { ConnectionScope, JobScope, Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { ConnectionId } from "../../domain/ids";
import type { RosterSnapshot } from "../../domain/roster";
import { changesNothing, planRoster, type RosterPlan } from "../../queries/roster/plan-roster";
import { loadRosterState } from "../../queries/roster/roster-state";
import { recordAudit } from "../record-audit";
import { keepAddresses } from "./keep-addresses";
import { keepUndo } from "./keep-undo";
import { writePlan } from "./write-plan";

type RosterScope = Scope | JobScope | ConnectionScope;

/** A school has a few thousand rows; the plan of a large one takes a second, writing it another. */
export const rosterTransaction = { timeout: 120_000 };

/** Two changes of one school's roster wait for each other. */
export async function lockRoster(tx: SchoolTransaction, schoolId: string): Promise<void> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`roster ${schoolId}`}, 0))`;
}

/** What this file would change now. */
export async function makePlan(
	tx: SchoolTransaction,
	scope: RosterScope,
	snapshot: RosterSnapshot,
): Promise<RosterPlan> {
	const { schoolId } = scope;
	await lockRoster(tx, schoolId);
	return planRoster(snapshot, await loadRosterState(tx, schoolId, snapshot.source), today());
}

export interface RosterFileOf {
	readonly sha256: Uint8Array<ArrayBuffer>;
	readonly body: Uint8Array<ArrayBuffer>;
	/** Null: a person or a command brought it. */
	readonly connectionId: ConnectionId | null;
}

/** Keeps the file with what it would change: counts, and no name. */
export async function keepImport(
	tx: SchoolTransaction,
	scope: RosterScope,
	snapshot: RosterSnapshot,
	plan: RosterPlan,
	{ connectionId, ...file }: RosterFileOf,
): Promise<string> {
	const id = newId();
	const { schoolId } = scope;
	const who = { createdBy: scope.kind === "person" ? scope.userId : null, connectionId };
	const { format, mode } = snapshot;
	const preview = { counts: plan.counts, largeChange: plan.largeChange };
	await tx.rosterImport.create({ data: { schoolId, id, format, mode, state: "previewed", ...who, ...file, preview } });
	await recordAudit(tx, scope, "roster.preview", { importId: id });
	return id;
}

/** The bytes as they are kept: hashed and deflated, outside any transaction. */
export async function packFile(bytes: Uint8Array) {
	const deflated = await promisify(deflateRaw)(bytes);
	return { sha256: Uint8Array.from(createHash("sha256").update(bytes).digest()), body: Uint8Array.from(deflated) };
}

/** Applies a plan that was made in this same transaction, and lets held records look for their pupils again. */
export async function applyPlan(
	tx: SchoolTransaction,
	scope: RosterScope,
	importId: string,
	{ source, people }: RosterSnapshot,
	plan: RosterPlan,
): Promise<void> {
	const { schoolId } = scope;
	const changes = !changesNothing(plan);
	if (changes) {
		await keepUndo(tx, schoolId, importId, plan);
		await writePlan(tx, schoolId, source, plan);
		await keepAddresses(tx, scope, people);
	}
	await tx.rosterImport.update({
		where: { schoolId_id: { schoolId, id: importId } },
		data: { state: "applied", appliedAt: now(), preview: { counts: plan.counts, largeChange: plan.largeChange } },
	});
	await recordAudit(tx, scope, "roster.apply", { importId, ...plan.counts });
	if (changes) await enqueue(tx, "release-held", { schoolId });
}
