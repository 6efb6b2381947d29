import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { type Agreement, type AgreementCounts, agreementsIn, countAgreements } from "./agreement";
import { measuredGoals } from "./choose-measure";
import type { Adaptive, GoalFact } from "./facts";
import type { StandingSettings } from "./settings";

export interface GoalAgreement {
	readonly goalId: GoalId;
	/** Over the group; their sum is the group. */
	readonly counts: AgreementCounts;
	/** Of whom practice and test contradict, with the evidence of both sides. */
	readonly contradictions: readonly {
		readonly pupilId: PersonId;
		readonly agreement: Extract<Agreement, { code: "contradict" }>;
	}[];
}

/** Practice beside tests for each goal that has facts of both; goals with one of them alone have nothing to compare. */
export function goalAgreements(
	pupilIds: readonly PersonId[],
	goals: readonly { readonly goalId: GoalId }[],
	facts: readonly GoalFact[],
	adaptive: ReadonlyMap<ConnectionId, Adaptive>,
	settings: StandingSettings,
): GoalAgreement[] {
	return goals.flatMap(({ goalId }) => {
		const measured = measuredGoals(
			facts.filter((fact) => fact.goalId === goalId),
			adaptive,
			settings,
		);
		const kinds = new Set(measured.map((one) => one.key.kind));
		if (!kinds.has("practice") || !kinds.has("test")) return [];
		const agreementOf = agreementsIn(measured, settings);
		const all = pupilIds.map((pupilId) => ({ pupilId, agreement: agreementOf(pupilId) }));
		return [
			{
				goalId,
				counts: countAgreements(all.map((one) => one.agreement)),
				contradictions: all.flatMap(({ pupilId, agreement }) =>
					agreement.code === "contradict" ? [{ pupilId, agreement }] : [],
				),
			},
		];
	});
}
