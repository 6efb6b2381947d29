import { deterministicId } from "../../db/ids";
import type { PracticeAttempt, PracticeSession, PracticeSource } from "../model/practice-day";
import type { DemoSchool } from "../model/school";
import { itemIri, unitIri, unitTitle } from "./practice-unit";
import { administrationHomePage } from "./suppliers";

/** Only what the demo sends; the standard knows more. */
export interface DemoStatement {
	readonly id: string;
	readonly actor: {
		readonly objectType: "Agent";
		readonly account: { readonly homePage: string; readonly name: string };
	};
	readonly verb: { readonly id: string; readonly display?: Readonly<Record<string, string>> };
	readonly object: Readonly<Record<string, unknown>>;
	readonly result?: Readonly<Record<string, unknown>>;
	readonly context?: Readonly<Record<string, unknown>>;
	readonly timestamp: string;
}

const verbs = {
	answered: "http://adlnet.gov/expapi/verbs/answered",
	progressed: "http://adlnet.gov/expapi/verbs/progressed",
	mastered: "http://adlnet.gov/expapi/verbs/mastered",
	voided: "http://adlnet.gov/expapi/verbs/voided",
} as const;
const progressExtension = "https://w3id.org/xapi/cmi5/result/extensions/progress";

/** One statement a task, and with adaptive practice the level at the end of the session. */
export function sessionStatements(
	world: { readonly seed: string },
	school: DemoSchool,
	source: PracticeSource,
	session: PracticeSession,
): DemoStatement[] {
	const actor = actorOf(school, source, session);
	const answers = session.attempts.map((attempt) => answered(world.seed, actor, source, session, attempt));
	const last = session.attempts.at(-1);
	if (session.level === null || !last) return answers;
	return [...answers, progressed(world.seed, actor, source, session, last)];
}

/** Takes an earlier statement back. */
export function voiding(statement: DemoStatement, at: Date): DemoStatement {
	return {
		id: deterministicId("void", statement.id),
		actor: statement.actor,
		verb: { id: verbs.voided, display: { "en-US": "voided" } },
		object: { objectType: "StatementRef", id: statement.id },
		timestamp: at.toISOString(),
	};
}

/** One moment is one task within a session, but not of a pupil who was drawn for two sessions at once. */
function idOf(kind: string, seed: string, source: PracticeSource, { pupil, key }: PracticeSession, at: string): string {
	return deterministicId(kind, seed, pupil.key, source, at, ...(key === null ? [] : [key]));
}

function actorOf(school: DemoSchool, source: PracticeSource, { pupil }: PracticeSession): DemoStatement["actor"] {
	const account =
		source === "adaptive"
			? { homePage: "https://ketenid.nl", name: pupil.eckId }
			: { homePage: administrationHomePage(school), name: pupil.asi };
	return { objectType: "Agent", account };
}

function answered(
	seed: string,
	actor: DemoStatement["actor"],
	source: PracticeSource,
	session: PracticeSession,
	attempt: PracticeAttempt,
): DemoStatement {
	const at = attempt.at.toISOString();
	return {
		id: idOf("attempt", seed, source, session, at),
		actor,
		verb: { id: verbs.answered, display: { "nl-NL": "beantwoordde" } },
		object: {
			objectType: "Activity",
			id: itemIri(source, attempt.unit, attempt.item),
			definition: { type: "http://adlnet.gov/expapi/activities/question" },
		},
		result: {
			success: attempt.success,
			score: { scaled: attempt.success ? 1 : 0 },
			duration: `PT${(attempt.durationMs / 1000).toFixed(1)}S`,
		},
		context: { contextActivities: { parent: [unitActivity(source, attempt.unit)] }, language: "nl" },
		timestamp: at,
	};
}

function progressed(
	seed: string,
	actor: DemoStatement["actor"],
	source: PracticeSource,
	session: PracticeSession,
	last: PracticeAttempt,
): DemoStatement {
	const level = session.level ?? 0;
	const at = new Date(last.at.getTime() + 1500).toISOString();
	const { mastered } = session;
	return {
		id: idOf("progress", seed, source, session, at),
		actor,
		verb: mastered
			? { id: verbs.mastered, display: { "nl-NL": "beheerst" } }
			: { id: verbs.progressed, display: { "nl-NL": "vorderde" } },
		object: unitActivity(source, last.unit),
		result: {
			score: { raw: level, min: 200, max: 800 },
			extensions: { [progressExtension]: mastered ? 100 : Math.round(session.progressRatio * 100) },
		},
		timestamp: at,
	};
}

function unitActivity(source: PracticeSource, unit: PracticeAttempt["unit"]) {
	return {
		objectType: "Activity",
		id: unitIri(source, unit),
		definition: { type: "http://adlnet.gov/expapi/activities/lesson", name: { "nl-NL": unitTitle(unit) } },
	};
}
