import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { Prisma } from "../../generated/prisma/client";
import { PullFault } from "../../pull/pull-fault";
import { changesNothing } from "../../queries/roster/plan-roster";
import { mostRosterBytes } from "../../queries/roster/read-roster-file";
import type { PullBundle, PulledRow, RosterMessage } from "../../standards/contract";
import { recordAudits } from "../record-audit";
import { bringRoster } from "../roster/bring-roster";
import { makePlan, packFile, rosterTransaction } from "../roster/roster-work";
import type { OpenRun } from "./load-run";
import { postPullLetter } from "./post-pull-letter";

/** What would be too much to read on a screen says no more. */
const mostReasons = 20;

/**
 * All pages together become a roster as of a file: previewed by a trial, else applied, or held for a person. A pull that
 * changes nothing leaves no file behind.
 * @throws PullFault roster-invalid when the lists do not fit together; interrupted when a page was erased meanwhile
 */
export async function finishRun(
	scope: JobScope,
	open: OpenRun,
	advance: (tx: SchoolTransaction) => Promise<void>,
): Promise<void> {
	const { schoolId } = scope;
	const { run, pull, connectionId } = open;
	const bundle = await collect(scope, open);
	const { snapshot } = toMessage(open, bundle);
	const packed = await packFile(new TextEncoder().encode(JSON.stringify(bundle)));
	const send = await inSchool(
		scope,
		async (tx) => {
			const plan = await makePlan(tx, scope, snapshot);
			const end = (data: Prisma.RosterPullRunUncheckedUpdateManyInput) => endRun(tx, open, data, plan.counts);
			await discardEarlier(tx, scope, connectionId);
			if (!run.trial && changesNothing(plan)) await end({ result: "unchanged" });
			else {
				const file = { ...packed, connectionId };
				const { importId, state } = await bringRoster(tx, scope, { snapshot, plan, file, apply: !run.trial });
				await end({ result: state, importId });
			}
			if (!run.trial && pull.failures > 0)
				await tx.rosterPull.update({
					where: { schoolId_connectionId: { schoolId, connectionId } },
					data: { failures: 0 },
				});
			await advance(tx);
			const unseen = run.askedBy === null && (await isHeld(tx, open));
			return unseen ? postPullLetter(tx, scope, connectionId, "pullHeld") : null;
		},
		rosterTransaction,
	);
	await send?.();
}

async function collect(scope: JobScope, { run, pull, standard, calls }: OpenRun): Promise<PullBundle> {
	const { schoolId } = scope;
	const pages = await inSchool(scope, async (tx) => {
		const [{ bytes } = { bytes: 0 }] = await tx.$queryRaw<{ bytes: number }[]>`
			SELECT coalesce(sum(octet_length(rows::text)), 0)::float8 AS bytes
			FROM roster_pull_page WHERE school_id = ${schoolId}::uuid AND run_id = ${run.id}::uuid`;
		// As large as a file may be that is read again: known before they are all in memory.
		if (bytes > mostRosterBytes) throw new PullFault("roster-too-large");
		return tx.rosterPullPage.findMany({ where: { schoolId, runId: run.id }, orderBy: { sequence: "asc" } });
	});
	// A pupil who was erased meanwhile took the pages along: a roster without them would end others.
	if (pages.length !== run.pages) throw new PullFault("interrupted");
	const rows: Record<string, PulledRow[]> = Object.fromEntries(calls.map(({ key }) => [key, []]));
	for (const page of pages) rows[page.call]?.push(...(page.rows as unknown as PulledRow[]));
	return { standard, source: pull.source, at: (run.startedAt ?? run.createdAt).toISOString(), rows };
}

function toMessage({ side }: OpenRun, bundle: PullBundle): RosterMessage {
	const read = side.toMessage(bundle);
	if (!read.ok) throw new PullFault("roster-invalid", { reasons: read.refusal.details.slice(0, mostReasons) });
	return read.value;
}

async function endRun(
	tx: SchoolTransaction,
	{ run: { schoolId, id } }: OpenRun,
	data: Prisma.RosterPullRunUncheckedUpdateManyInput,
	counts: Readonly<Record<string, number>>,
): Promise<void> {
	const ended = { state: "done", endedAt: now(), nextTryAt: null, tries: 0, detail: { counts: { ...counts } } };
	const { count } = await tx.rosterPullRun.updateMany({
		where: { schoolId, id, state: "open" },
		data: { ...ended, ...data },
	});
	// Another process ended it meanwhile: what this one did is undone with its transaction.
	if (count === 0) throw new Error("a pull ended twice");
	await tx.rosterPullPage.deleteMany({ where: { schoolId, runId: id } });
}

async function isHeld(tx: SchoolTransaction, { run: { schoolId, id } }: OpenRun): Promise<boolean> {
	return (await tx.rosterPullRun.count({ where: { schoolId, id, result: "held" } })) > 0;
}

/** A preview that still waits was of a roster that is no longer the latest. */
async function discardEarlier(tx: SchoolTransaction, scope: JobScope, connectionId: string): Promise<void> {
	const { schoolId } = scope;
	const waiting = await tx.rosterImport.updateManyAndReturn({
		where: { schoolId, connectionId, state: "previewed" },
		data: { state: "discarded", body: new Uint8Array() },
		select: { id: true },
	});
	const subjects = waiting.map(({ id: importId }) => ({ importId }));
	if (subjects.length > 0) await recordAudits(tx, scope, "roster.discard", subjects);
}
