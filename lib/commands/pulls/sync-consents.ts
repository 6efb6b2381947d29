import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { RosterPullConsent } from "../../generated/prisma/client";
import { askConsents, putConsent } from "../../pull/consents";
import { PullFault } from "../../pull/pull-fault";
import type { ConsentState } from "../../standards/contract";
import type { OpenRun } from "./load-run";
import { consentDeskOf } from "./source-of";

/**
 * Before anything is fetched: asks for the consents that were not asked for yet, each under a reference that stays, and
 * looks how all of them stand. Where no consent is asked for by this program, the system's own answers say enough.
 * @throws PullFault consent while one of them is not given
 */
export async function syncConsents(scope: JobScope, { side, pull, source, connectionId }: OpenRun): Promise<void> {
	const desk = consentDeskOf(side, pull, source);
	if (desk === null) return;
	const { schoolId } = scope;
	const { consent } = desk;
	const path = consent.statusPath(source.school);
	if (path === null) throw new PullFault("consent-school");
	const wanted = consent.services.filter(({ scope: needed }) => source.scopes.includes(needed));
	const where = { schoolId, connectionId, api: { in: wanted.map(({ key }) => key) } };
	// The reference is there before it is sent: a restart in between asks for the same one again.
	const rows = await inSchool(scope, async (tx) => {
		const data = wanted.map(({ key }) => ({ schoolId, connectionId, api: key, ours: newId() }));
		await tx.rosterPullConsent.createMany({ data, skipDuplicates: true });
		return tx.rosterPullConsent.findMany({ where, orderBy: { api: "asc" } });
	});
	for (const row of rows.filter(({ askedAt }) => askedAt === null)) {
		const message = consent.request(row.api, row.ours, source.school);
		if (message === null) throw new PullFault("consent-school");
		await putConsent(desk, message);
		await keep(scope, row, { askedAt: now() });
	}
	const states = await askConsents(desk, path);
	let missing = 0;
	for (const row of rows) {
		const state = stateOf(row, states);
		if (state?.status !== "accepted" || !state.isEnough) missing += 1;
		if (state) await keep(scope, row, { status: state.status, theirs: state.theirs || null, seenAt: now() });
		else await keep(scope, row, { status: "asked", seenAt: now() });
	}
	if (missing > 0) throw new PullFault("consent");
}

/** Under our reference, else one that the school gave there by itself: an accepted one counts before others. */
function stateOf({ api, ours }: RosterPullConsent, states: readonly ConsentState[]): ConsentState | undefined {
	const own = states.filter((state) => state.key === api);
	const given = own.filter((state) => state.ours === null);
	return (
		own.find((state) => state.ours === ours) ??
		given.find(({ status, isEnough }) => status === "accepted" && isEnough) ??
		given[0]
	);
}

function keep(
	scope: JobScope,
	{ schoolId, connectionId, api }: RosterPullConsent,
	data: Partial<Pick<RosterPullConsent, "askedAt" | "status" | "theirs" | "seenAt">>,
) {
	const key = { schoolId_connectionId_api: { schoolId, connectionId, api } };
	return inSchool(scope, (tx) => tx.rosterPullConsent.update({ where: key, data }));
}
