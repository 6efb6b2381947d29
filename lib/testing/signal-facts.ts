import type { ConnectionId, GoalId, PersonId } from "../domain/ids";
import { addDays } from "../domain/school-day";
import type { LevelFact, PracticeFact, TestFact } from "../standing/facts";
import { defaultSettings } from "../standing/settings";
import { evaluateSignals } from "../standing/signals/evaluate-signals";
import type { SignalInput } from "../standing/signals/group-input";
import { type Signal, type SignalCode, signalCodes } from "../standing/signals/signal";
import { signalSettings } from "../standing/signals/signal-settings";

/** A Monday. */
export const today = "2026-11-23";
export const goalId = "goal" as GoalId;
export const pupil = (n: number) => `pupil-${n}` as PersonId;
export const method = "method" as ConnectionId;
export const tests = "tests" as ConnectionId;
export const ago = (days: number) => addDays(today, -days);

export const practice = (
	n: number,
	correct: number,
	judged: number,
	over: Partial<PracticeFact> = {},
): PracticeFact => ({
	kind: "practice",
	pupilId: pupil(n),
	goalId,
	connectionId: method,
	day: ago(2),
	judged,
	correct,
	days: 2,
	partial: 0,
	partialSum: 0,
	...over,
});
export const tested = (n: number, number: number, over: Partial<TestFact> = {}): TestFact => ({
	kind: "test",
	pupilId: pupil(n),
	goalId,
	connectionId: tests,
	day: ago(5),
	assessmentId: "assessment",
	assessmentName: "Blok 3",
	partSourceId: "",
	levels: null,
	type: "percentage-correct",
	text: String(number),
	number,
	maximum: null,
	...over,
});
export const level = (n: number, verdict: LevelFact["verdict"], over: Partial<LevelFact> = {}): LevelFact => ({
	kind: "level",
	pupilId: pupil(n),
	goalId,
	connectionId: method,
	day: ago(2),
	score: null,
	minimum: null,
	maximum: null,
	unitId: "unit",
	verdict,
	...over,
});
export const input = (size: number, over: Partial<SignalInput> = {}): SignalInput => ({
	pupils: Array.from({ length: size }, (_, n) => ({ pupilId: pupil(n), since: "2026-08-01" })),
	schoolYear: null,
	goals: [{ goalId, subject: "arithmetic" }],
	facts: [],
	before: [],
	practised: [],
	goalDays: [],
	failed: [],
	adaptive: new Map([[method, "no"]]),
	today,
	...over,
});
/** What one rule finds, the others off. */
export function found(code: SignalCode, of: SignalInput, thresholds: Record<string, number> = {}): readonly Signal[] {
	const rules = signalSettings(signalCodes.map((one) => ({ code: one, enabled: one === code, thresholds })));
	return evaluateSignals(of, defaultSettings, rules);
}
export const who = (signals: readonly Signal[]) => signals.map((signal) => signal.pupilId);
/** A group that is well on the way, after the pupils that a test is about. */
export const others = (from: number, to: number, correct = 11) =>
	Array.from({ length: to - from }, (_, n) => practice(from + n, correct, 14));
