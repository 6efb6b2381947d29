import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { RosterFault } from "../../domain/roster";
import { type ChangeNoun, listChanges, type RosterChange } from "./list-changes";
import { planRoster } from "./plan-roster";
import { readImport } from "./read-import";
import { loadRosterState } from "./roster-state";

/** Lines on a page. */
const pageSize = 50;

export interface RosterPreview {
	readonly importId: string;
	/** How many lines there are of a noun and verb. */
	readonly tally: Readonly<Record<string, number>>;
	readonly largeChange: boolean;
	/** Pupils who would be ended, of those who are there now. */
	readonly pupilsEnded: number;
	readonly pupilsNow: number;
	/** Rows of the file that are left out. */
	readonly warnings: readonly RosterFault[];
	/** One page of the lines of the noun that was asked for, or of all. */
	readonly changes: readonly RosterChange[];
	readonly page: number;
	readonly pages: number;
	readonly lines: number;
}

/**
 * What a previewed file would change if it were applied now, a page at a time. Null: there is no such file, it waits no
 * longer, or it is another school's.
 */
export async function findPreview(
	scope: Scope,
	importId: string,
	asked: { readonly noun: ChangeNoun | null; readonly page: number },
): Promise<RosterPreview | null> {
	requireAdmin(scope);
	const { schoolId, today } = scope;
	const waits = await inSchoolAsAdmin(scope, (tx) =>
		tx.rosterImport.count({ where: { schoolId, id: importId, state: "previewed" } }),
	);
	if (waits === 0) return null;
	const { snapshot, warnings } = await readImport(scope, importId);
	return inSchoolAsAdmin(scope, async (tx) => {
		const state = await loadRosterState(tx, schoolId, snapshot.source);
		const plan = planRoster(snapshot, state, today);
		const all = listChanges(plan, state);
		const tally: Record<string, number> = {};
		for (const { noun, verb } of all) tally[`${noun}.${verb}`] = (tally[`${noun}.${verb}`] ?? 0) + 1;
		const wanted = asked.noun === null ? all : all.filter(({ noun }) => noun === asked.noun);
		const pages = Math.max(1, Math.ceil(wanted.length / pageSize));
		const page = Math.min(Math.max(1, asked.page), pages);
		return {
			importId,
			tally,
			largeChange: plan.largeChange,
			pupilsEnded: plan.counts.pupilsEnded ?? 0,
			pupilsNow: state.people.filter((person) => person.kind === "pupil" && person.ended_at === null).length,
			warnings,
			changes: wanted.slice((page - 1) * pageSize, page * pageSize),
			page,
			pages,
			lines: wanted.length,
		};
	});
}
