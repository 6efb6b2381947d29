import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import {
	type FamilyMeasure,
	type FamilySuggestion,
	familyMeasures,
	suggestFamilies,
} from "../../standing/suggest-families";
import type { FamilyAssessment, ScaleFamilyRow, ScoreScaleRow } from "./scale-family";
import { selectFamilies, selectFamilyAssessments, selectScoreScales } from "./select-families";

export interface ScaleFamilySuggestion extends FamilySuggestion {
	readonly supplier: string;
	readonly assessments: readonly FamilyAssessment[];
	/** Others of the supplier with this measure in no family, which a person may add. */
	readonly others: readonly FamilyAssessment[];
	/** A family of the supplier with the same name: new tests of it, perhaps. */
	readonly familyName: string | null;
}

export interface ScaleFamilyPage {
	readonly families: readonly ScaleFamilyRow[];
	readonly suggestions: readonly ScaleFamilySuggestion[];
	/** Tests of which nothing is declared, confirmed or suggested: growth is not read on them. */
	readonly loose: readonly FamilyAssessment[];
	readonly scales: readonly ScoreScaleRow[];
}

/**
 * Which tests lie on one scale, which may, and the conversion tables of the suppliers. Names and counts of tests, never a
 * result of a pupil.
 * @throws AppError not-allowed without the right
 */
export async function listScaleFamilies(scope: Scope | JobScope): Promise<ScaleFamilyPage> {
	if (scope.kind === "person" && !can(scope, "confirm-scales")) throw new AppError("not-allowed");
	const { families, assessments, scales } = await inSchoolAsAdmin(scope, async (tx) => ({
		families: await selectFamilies(tx, scope),
		assessments: await selectFamilyAssessments(tx, scope),
		scales: await selectScoreScales(tx, scope),
	}));
	const free = assessments.filter((test) => test.familyId === null);
	const fits = (connectionId: string, measure: string) => (test: FamilyAssessment) =>
		test.connectionId === connectionId && test.measures.some((one) => one === measure);
	const suggestions = suggestFamilies(free.map((test) => ({ ...test, measures: known(test.measures) })));
	const suggested = new Set(suggestions.flatMap((one) => one.assessmentIds));
	return {
		families: families.map((family) => ({
			...family,
			assessments: assessments.filter((test) => test.familyId === family.familyId),
			others: free.filter(fits(family.connectionId, family.measureType)),
		})),
		suggestions: suggestions.map((suggestion) => {
			const own = free.filter((test) => suggestion.assessmentIds.includes(test.assessmentId));
			return {
				...suggestion,
				supplier: own[0]?.supplier ?? "",
				assessments: own,
				others: free
					.filter(fits(suggestion.connectionId, suggestion.measureType))
					.filter((test) => !own.includes(test)),
				familyName:
					families.find((family) => family.connectionId === suggestion.connectionId && family.name === suggestion.name)
						?.name ?? null,
			};
		}),
		loose: free.filter((test) => !suggested.has(test.assessmentId)),
		scales,
	};
}

function known(types: readonly string[]): FamilyMeasure[] {
	return familyMeasures.filter((measure) => types.includes(measure));
}
