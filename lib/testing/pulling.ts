import { jobScope } from "../authz/job-scope";
import { publicKeySet } from "../authz/oauth/outgoing-keys";
import type { Scope } from "../authz/scope";
import { beginPull } from "../commands/pulls/begin-pull";
import type { PullInput } from "../commands/pulls/pull-input";
import { pullStep } from "../commands/pulls/pull-step";
import { savePull } from "../commands/pulls/save-pull";
import { switchOnPull } from "../commands/pulls/switch-on-pull";
import { inSchool } from "../db/in-school";
import { Administration } from "../demo/administration/administration";
import { noFaults } from "../demo/administration/faults";
import type { SchoolId } from "../domain/ids";
import { runLongWork } from "../jobs/run-long-work";
import { administrationRows } from "./administration-rows";
import { askFor, connect, signedIn } from "./connecting";
import { createSchool } from "./factories";

const scopes = ["eduv.association", "eduv.student.basic", "eduv.employee.basic", "eduv.education"];
const clientId = "groepsbeeld-at-lijstwerk";
export const pupilNames = ["anna", "bilal", "cato", "dex", "emma", "fay", "gijs", "hana", "ivo", "jip", "kim", "lot"];

/** An administration system that knows our key, without a school yet. */
export function startAdministration(pageSize?: number): Promise<Administration> {
	const clients = [{ clientId, keys: async () => publicKeySet() as never }];
	return Administration.start({ schools: [], clients, ...(pageSize === undefined ? {} : { pageSize }) });
}

/** As it was when it started. */
export function makeWell(system: Administration): void {
	Object.assign(system.faults, noFaults());
	system.desk.endAll();
	system.consents.clear();
	system.consents.answer = "accepted";
	system.asked.length = 0;
}

/** A new school with a connection that is approved and set up, kept in a system with these pupils. */
export async function pulledSchool(
	at: Administration,
	pupils: readonly string[] = pupilNames,
	over: Partial<PullInput> = {},
) {
	const { schoolId, masterId } = await createSchool();
	return setUpPull(at, { ans: await signedIn(schoolId), schoolId, masterId }, pupils, over);
}
export type PulledSchool = Awaited<ReturnType<typeof pulledSchool>>;

export async function setUpPull(
	at: Administration,
	school: { readonly ans: Scope; readonly schoolId: SchoolId; readonly masterId: string },
	pupils: readonly string[] = pupilNames,
	over: Partial<PullInput> = {},
) {
	const { ans, masterId } = school;
	const { connectionId } = await connect(ans, {
		...{ supplier: { name: "Lijstwerk" }, standard: "edu-v-roster" },
		terms: { ...askFor().terms, fields: [], scopes },
	});
	let kept = administrationRows(masterId, pupils);
	const ids = [{ organisationId: "99XX00", organisationIdType: "V_ID" }];
	at.keep([{ masterId, ids, rows: () => kept }]);
	const settings: PullInput = {
		...{ clientId, tokenAddress: at.tokenAddress, addresses: at.addresses, hour: 2, filter: null },
		...{ identifierType: "onderwijsaanbieder-id", identifierValue: masterId, ...over },
	};
	await savePull(ans, connectionId, settings);
	const change = (next: readonly string[]) => {
		kept = administrationRows(masterId, next);
	};
	return { ...school, connectionId, settings, change, ids };
}

/** Does the work as the worker does; waits of the queue are counted, not waited for. */
export async function doPull({ schoolId }: PulledSchool, runId: string): Promise<number[]> {
	const scope = jobScope(schoolId);
	const waits: number[] = [];
	for (let again = true; again && waits.length < 20; ) {
		again = false;
		await runLongWork(scope, { workId: runId, queue: "pull-roster" }, async (step) => {
			const end = await pullStep(scope, runId, step, () => 1);
			if (typeof end === "object") waits.push(end.againInSeconds);
			again = typeof end === "object";
			return end;
		});
	}
	return waits;
}

export const runOf = ({ ans }: PulledSchool, id: string) =>
	inSchool(ans, (tx) => tx.rosterPullRun.findFirstOrThrow({ where: { schoolId: ans.schoolId, id } }));

/** A trial, or a pull now, from its beginning to its end. */
export async function attempt(at: PulledSchool, trial = true) {
	const { runId } = await beginPull(at.ans, at.connectionId, { trial });
	const waits = await doPull(at, runId);
	const { state, result, detail, pages, rows, retries, importId } = await runOf(at, runId);
	return { runId, waits, state, result, detail, pages, rows, retries, importId };
}

/** Tried and switched on: the roster is there. */
export async function switchedOn(at: Administration): Promise<PulledSchool> {
	const made = await pulledSchool(at);
	await attempt(made);
	const { runId } = await switchOnPull(made.ans, made.connectionId);
	await doPull(made, runId);
	return made;
}

/** Given names of the pupils who are at the school. */
export const pupilsOf = async ({ ans }: PulledSchool) =>
	(await inSchool(ans, (tx) => tx.person.findMany({ where: { kind: "pupil", endedAt: null } })))
		.map(({ givenName }) => givenName)
		.sort();

export const pagesOf = ({ ans }: PulledSchool) => inSchool(ans, (tx) => tx.rosterPullPage.count());
