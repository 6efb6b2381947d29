import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { loadDifferent, loadHeldPairs, loadPupils } from "./load-pupils";
import { type PupilToMatch, type SuggestedMatch, suggestMatches } from "./suggest-matches";

export interface MatchedPupil {
	readonly pupilId: string;
	readonly name: string;
	readonly classes: readonly string[];
	readonly sinceDay: string;
	readonly endedAt: string | null;
}
export interface Suggestion extends SuggestedMatch {
	readonly pupil: MatchedPupil;
	readonly other: MatchedPupil;
}
export interface SuggestionList {
	readonly suggestions: readonly Suggestion[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
}

const onPage = 20;

/**
 * Which pupils of the school may be one person, a page at a time, the clearest first.
 * @throws AppError not-allowed
 */
export async function listSuggestions(scope: Scope, { page }: { page: number }): Promise<SuggestionList> {
	const { pupils, suggested } = await loadSuggestions(scope);
	const pages = Math.max(1, Math.ceil(suggested.length / onPage));
	const shown = Math.min(page, pages);
	const known = new Map(pupils.map((pupil) => [pupil.id, pupil]));
	const suggestions = suggested.slice((shown - 1) * onPage, shown * onPage).flatMap((one) => {
		const [pupil, other] = [known.get(one.pupilId), known.get(one.otherId)];
		return pupil && other ? [{ ...one, pupil: toShow(pupil), other: toShow(other) }] : [];
	});
	return { suggestions, total: suggested.length, page: shown, pages };
}

/** The suggestion about these two, whoever would remain; null: there is none. */
export async function findSuggestion(scope: Scope, one: string, other: string): Promise<SuggestedMatch | null> {
	const { suggested } = await loadSuggestions(scope);
	const both = [one, other];
	return suggested.find(({ pupilId, otherId }) => both.includes(pupilId) && both.includes(otherId)) ?? null;
}

async function loadSuggestions(scope: Scope) {
	if (!can(scope, "match-people")) throw new AppError("not-allowed");
	const { schoolId, today } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const pupils = await loadPupils(tx, schoolId, today);
		const held = await loadHeldPairs(tx, schoolId);
		return { pupils, suggested: suggestMatches(pupils, held, await loadDifferent(tx, schoolId)) };
	});
}

function toShow({ id, givenName, familyName, classes, sinceDay, endedAt }: PupilToMatch): MatchedPupil {
	return { pupilId: id, name: `${givenName} ${familyName}`.trim(), classes, sinceDay, endedAt };
}
