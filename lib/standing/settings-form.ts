import { type OwnSettings, ownSettingsSchema, type StandingThresholds } from "./settings";

/** The thresholds in the order in which a form asks for them. */
export const standingKeys = [
	"valueMin",
	"evidenceMin",
	"evidenceDaysMin",
	"evidenceAgeDaysMax",
	"reachedRatio",
	"stuckRatio",
	"comparableMin",
] as const satisfies readonly (keyof StandingThresholds)[];
type StandingKey = (typeof standingKeys)[number];

/** How many of the form are one of ours: people read and write shares in percent. */
const unitOf = (key: StandingKey) => (key.endsWith("Ratio") ? 100 : 1);

/** A threshold as the form shows it. */
export const toForm = (key: StandingKey, value: number): number => Math.round(value * unitOf(key));

export type FormSettings =
	| { readonly ok: true; readonly settings: OwnSettings }
	| { readonly ok: false; readonly fault: "invalid" | "crossed" };

/** What was filled in; `crossed` when stuck would not lie below reached, `invalid` for anything else that cannot be. */
export function fromForm(filledIn: (key: StandingKey) => string | null): FormSettings {
	const numbers = standingKeys.map((key) => [key, Number(filledIn(key)?.trim() || Number.NaN) / unitOf(key)] as const);
	const own = ownSettingsSchema.safeParse(Object.fromEntries(numbers));
	if (own.success) return { ok: true, settings: own.data };
	const crossed = own.error.issues.every((issue) => issue.code === "custom");
	return { ok: false, fault: crossed ? "crossed" : "invalid" };
}
