import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { GroupId, PersonId } from "../../domain/ids";
import { evaluateSignals } from "../../standing/signals/evaluate-signals";
import type { SignalCode } from "../../standing/signals/signal";
import { signalCodes } from "../../standing/signals/signal";
import { type SignalSettings, signalSettings } from "../../standing/signals/signal-settings";
import { findStandingSettings } from "../settings/find-standing-settings";
import { selectSignalInputs } from "./select-signal-input";

/** Fewer pupils than this are not told: the admin sees no pupil's results (PRODUCT, small groups). */
export const fewestPupils = 6;
const mostGroups = 5_000;

export type RulePreview =
	| { readonly state: "busy"; readonly done: number; readonly total: number }
	| { readonly state: "none" | "few"; readonly total: number }
	| { readonly state: "told"; readonly pupils: number; readonly groups: number; readonly total: number };

/**
 * How many pupils of how many groups one rule would point at today with these thresholds, by the same pure rules as the
 * evaluation: step by step over the groups of the school, with its progress; counts only, at the end, and small ones
 * not at all.
 * @throws AppError not-allowed for who is no admin
 */
export async function* previewSignalRule(
	scope: Scope,
	code: SignalCode,
	thresholds: Readonly<Record<string, unknown>>,
): AsyncGenerator<RulePreview> {
	requireAdmin(scope);
	const rules = onlyRule(code, thresholds);
	const groupIds = await listGroupIds(scope);
	const total = groupIds.length;
	const pupils = new Set<PersonId>();
	let groups = 0;
	for (const [done, groupId] of groupIds.entries()) {
		yield { state: "busy", done, total };
		const flagged = await inSchoolAsAdmin(scope, async (tx) => {
			const settings = await findStandingSettings(tx, scope);
			const inputs = await selectSignalInputs(tx, scope, groupId, scope.today, settings);
			const signals = inputs.flatMap((input) => evaluateSignals(input, settings, rules));
			return signals.flatMap((signal) => signal.pupilId ?? signal.pupilIds ?? []);
		});
		if (flagged.length > 0) groups += 1;
		for (const pupilId of flagged) pupils.add(pupilId);
	}
	if (pupils.size === 0) yield { state: "none", total };
	else if (pupils.size < fewestPupils) yield { state: "few", total };
	else yield { state: "told", pupils: pupils.size, groups, total };
}

function onlyRule(code: SignalCode, thresholds: Readonly<Record<string, unknown>>): SignalSettings {
	return signalSettings(signalCodes.map((one) => ({ code: one, enabled: one === code, thresholds })));
}

function listGroupIds(scope: Scope): Promise<GroupId[]> {
	return inSchoolAsAdmin(scope, async (tx) => {
		const rows = await tx.$queryRaw<{ id: GroupId }[]>`
			SELECT g.id FROM pupil_group g
			JOIN school_period p ON p.school_id = g.school_id AND p.id = g.school_period_id
			WHERE g.school_id = ${scope.schoolId}::uuid AND (g.ended_at IS NULL OR g.ended_at > ${scope.today}::date)
				AND p.begin_date <= ${scope.today}::date AND p.end_date > ${scope.today}::date
			ORDER BY g.id
			LIMIT ${mostGroups}`;
		return rows.map((row) => row.id);
	});
}
