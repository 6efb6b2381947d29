import { createHash } from "node:crypto";
import { z } from "zod";
import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { Prisma } from "../../generated/prisma/client";
import { askPage, type PulledPage, pageAddress } from "../../pull/ask-page";
import { longestWaitSeconds, mostTries, waitSeconds } from "../../pull/backoff";
import { PullFault } from "../../pull/pull-fault";
import { failRun } from "./fail-run";
import { finishRun } from "./finish-run";
import { loadRun, type OpenRun } from "./load-run";
import { syncConsents } from "./sync-consents";

interface Step {
	readonly cursor: string | null;
	advance(
		tx: SchoolTransaction,
		progress: { done: number; cursor: string; counts: Readonly<Record<string, number>> },
	): Promise<void>;
}
type End = boolean | "failed" | { readonly againInSeconds: number };

/** Which call, and which page of it: an address that the page before named, or null for its first. */
const cursorSchema = z.object({ call: z.int().min(0), next: z.string().nullable() });
type Cursor = z.output<typeof cursorSchema>;

/** A list of a school comes in one page, or in some: more is a fault of the system. */
const mostPages = 1_000;
/** What a roster has as a file; of a school of 3,000 pupils these pages are some 10 MB. */
const mostKeptBytes = 50_000_000;
/** Lists that are read so long after one another are not of one moment. */
const longestMs = 6 * 3_600_000;

/**
 * One page of a pull, kept in one transaction with where to go on; after the last one, the roster as a whole. A page that
 * did not come is asked for again after a while by the queue; a pull that cannot go on ends with its cause.
 */
export async function pullStep(scope: JobScope, runId: string, step: Step, random = Math.random): Promise<End> {
	const run = await inSchool(scope, (tx) => tx.rosterPullRun.findFirst({ where: { id: runId, state: "open" } }));
	if (run === null) return false;
	try {
		const open = await loadRun(scope, run);
		if (now().getTime() - (run.startedAt ?? now()).getTime() > longestMs) throw new PullFault("too-long");
		const cursor = step.cursor === null ? { call: 0, next: null } : cursorSchema.parse(JSON.parse(step.cursor));
		const call = open.calls[cursor.call];
		if (!call) {
			await finishRun(scope, open, (tx) => step.advance(tx, { done: 1, cursor: JSON.stringify(cursor), counts: {} }));
			return false;
		}
		if (step.cursor === null) await syncConsents(scope, open);
		const address = pageAddress(open.source, call, cursor.next);
		const page = await askPage(open.side, open.source, call, cursor.next);
		await keepPage(scope, { open, call: call.key, address, cursor }, page, step);
		return true;
	} catch (fault) {
		if (!(fault instanceof PullFault)) throw fault;
		return await afterFault(scope, run, fault, random);
	}
}

/** The page, its counts and the cursor: all or nothing. */
async function keepPage(
	scope: JobScope,
	{ open, call, address, cursor }: { open: OpenRun; call: string; address: string; cursor: Cursor },
	{ rows, next }: PulledPage,
	step: Step,
): Promise<void> {
	const { schoolId } = scope;
	const { run } = open;
	if (run.pages >= mostPages) throw new PullFault("too-many-pages");
	const asked = createHash("sha256").update(address).digest("hex");
	await inSchool(scope, async (tx) => {
		if (!(await isStillAt(tx, schoolId, run.id, step.cursor))) return;
		const page = { schoolId, runId: run.id, sequence: run.pages, call, asked };
		const made = await tx.rosterPullPage.createMany({
			data: [{ ...page, rows: rows as unknown as Prisma.InputJsonArray }],
			skipDuplicates: true,
		});
		if ((await keptBytes(tx, schoolId, run.id)) > mostKeptBytes) throw new PullFault("roster-too-large");
		// The system went round in a circle: what it would send next we have.
		if (made.count === 0) throw new PullFault("repeated-page");
		await tx.rosterPullRun.update({
			where: { schoolId_id: { schoolId, id: run.id } },
			data: {
				...{ pages: { increment: 1 }, rows: { increment: rows.length } },
				...{ startedAt: run.startedAt ?? now(), tries: 0, nextTryAt: null, result: null, detail: {} },
			},
		});
		const after = next === null ? { call: cursor.call + 1, next: null } : { call: cursor.call, next };
		const counts = { pages: 1, [call]: rows.length };
		await step.advance(tx, { done: next === null ? 1 : 0, cursor: JSON.stringify(after), counts });
	});
}

/** Of the pages so far, as the database packs them. */
async function keptBytes(tx: SchoolTransaction, schoolId: string, runId: string): Promise<number> {
	const [kept] = await tx.$queryRaw<{ bytes: number }[]>`
		SELECT coalesce(sum(pg_column_size(rows)), 0)::float8 AS bytes
		FROM roster_pull_page WHERE school_id = ${schoolId}::uuid AND run_id = ${runId}::uuid`;
	return kept?.bytes ?? 0;
}

/** False: the same step was made by another process meanwhile, and its page is there. */
async function isStillAt(tx: SchoolTransaction, schoolId: string, id: string, cursor: string | null): Promise<boolean> {
	const [work] = await tx.$queryRaw<{ cursor: string | null }[]>`
		SELECT cursor FROM long_work WHERE school_id = ${schoolId}::uuid AND id = ${id}::uuid FOR UPDATE`;
	return work !== undefined && work.cursor === cursor;
}

async function afterFault(
	scope: JobScope,
	run: OpenRun["run"],
	fault: PullFault,
	random: () => number,
): Promise<"failed" | { againInSeconds: number }> {
	const { schoolId } = scope;
	const tries = run.tries + 1;
	const wait = waitSeconds(tries, fault.retryAfterSeconds, random());
	if (!fault.isTemporary || tries >= mostTries || wait > longestWaitSeconds) {
		await failRun(scope, run, fault);
		return "failed";
	}
	await inSchool(scope, (tx) =>
		tx.rosterPullRun.update({
			where: { schoolId_id: { schoolId, id: run.id } },
			data: {
				...{ tries, retries: { increment: 1 }, result: fault.code, startedAt: run.startedAt ?? now() },
				detail: { ...fault.detail } as Prisma.InputJsonObject,
				nextTryAt: new Date(now().getTime() + wait * 1000),
			},
		}),
	);
	return { againInSeconds: wait };
}
