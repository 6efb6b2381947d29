import { valueInWords } from "@/components/groups/grid-words";
import type { Formatter } from "@/lib/i18n/format";
import { joinParts } from "@/lib/i18n/join-parts";
import type { Translator } from "@/lib/i18n/translator";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SignalFactsByCode } from "@/lib/standing/signals/signal";
import type { SignalSettings } from "@/lib/standing/signals/signal-settings";

export interface SignalWording {
	/** Who: a pupil, or the group. */
	readonly who: string;
	readonly what: string;
	readonly facts: string;
	readonly rule: string;
	/** Sources and age. */
	readonly source: string;
}

interface Words {
	readonly t: Translator<"signals">;
	readonly subjects: Translator<"subjects">;
	readonly format: Formatter;
	readonly today: string;
}

/** A signal in sentences: who and what, its facts, its rule as the school set it, its sources and its age. */
export function signalWords(row: SignalRow, rules: SignalSettings, words: Words): SignalWording {
	const { t, format, today } = words;
	const who =
		row.pupilName ?? (row.schoolYear === null ? t("list.group") : t("list.groupYear", { year: row.schoolYear }));
	const source = joinParts([...row.sources.map((one) => one.supplier), format.age(row.day, today)], ", ");
	return { who, source, ...sayings(row, rules, words) };
}

function sayings(row: SignalRow, rules: SignalSettings, { t, subjects, format, today }: Words) {
	const goal = row.goal?.title ?? "";
	const subject = subjects(`within.${row.subject}`);
	const percent = (value: number) => format.share(value / 100);
	switch (row.code) {
		case "group-low":
			return groupSayings(row.facts, goal, t, percent);
		case "stuck-on-goal":
			return stuckSayings(row.facts, goal, t, format);
		case "falls-behind": {
			const { share, low, high, median, n } = row.facts;
			const facts = { share: percent(share), low: percent(low), high: percent(high), median: percent(median), n };
			return {
				what: t("what.falls-behind", { goal }),
				facts: t("facts.falls-behind", facts),
				rule: t("short.falls-behind", rules["falls-behind"].thresholds),
			};
		}
		case "sudden-change": {
			const { before, now } = row.facts;
			return {
				what: t("what.sudden-change", { goal }),
				facts: t("facts.sudden-change", {
					before: percent(before.share),
					beforeTaken: before.taken,
					beforeDay: format.day(before.day, today),
					now: percent(now.share),
					nowTaken: now.taken,
				}),
				rule: t("short.sudden-change", rules["sudden-change"].thresholds),
			};
		}
		case "practice-and-test-contradict":
			return {
				what: t("what.practice-and-test-contradict", { goal }),
				facts: contradictionFacts(row.facts, t, format),
				rule: t("short.practice-and-test-contradict"),
			};
		case "follow-up": {
			const { unitTitle } = row.facts;
			return {
				what: t("what.follow-up", { goal }),
				facts: unitTitle === null ? t("facts.follow-up-untitled") : t("facts.follow-up", { unit: unitTitle }),
				rule: t("short.follow-up"),
			};
		}
		case "stopped-practising": {
			const { lastDay, groupDays: days, windowDays } = row.facts;
			const { groupDays } = rules["stopped-practising"].thresholds;
			return {
				what: t("what.stopped-practising", { subject }),
				facts:
					lastDay === null
						? t("facts.stoppedNever", { days })
						: t("facts.stopped-practising", { day: format.day(lastDay, today), days }),
				rule: t("short.stopped-practising", { windowDays, groupDays }),
			};
		}
		case "reached-and-idle": {
			const { lastDay, groupDays: days, reached, n } = row.facts;
			return {
				what: t("what.reached-and-idle", { goal, subject }),
				facts: t("facts.reached-and-idle", { day: format.day(lastDay, today), days, reached, n }),
				rule: t("short.reached-and-idle", rules["reached-and-idle"].thresholds),
			};
		}
	}
}

type Percent = (value: number) => string;

function groupSayings(facts: SignalFactsByCode["group-low"], goal: string, t: Translator<"signals">, percent: Percent) {
	const { stuck, n, median, limit, groupPercent, many, low } = facts;
	const why = many && low ? "both" : low ? "median" : "many";
	return {
		what: t("what.group-low", { goal }),
		facts: t("facts.group-low", { stuck, n, median: percent(median) }),
		rule: t(`short.group-low-${why}`, { groupPercent, limit: percent(limit) }),
	};
}

function stuckSayings(
	facts: SignalFactsByCode["stuck-on-goal"],
	goal: string,
	t: Translator<"signals">,
	format: Formatter,
) {
	const percent: Percent = (value) => format.share(value / 100);
	const { correct, taken, low, high, limit, median } = facts;
	const own = t("facts.stuck-on-goal", { correct, taken, low: format.number(low, 0), high: percent(high) });
	return {
		what: t("what.stuck-on-goal", { goal }),
		facts: median == null ? own : t("facts.stuckInGroup", { facts: own, median: percent(median) }),
		rule: t("short.stuck-on-goal", { limit: percent(limit) }),
	};
}

function contradictionFacts(
	{ practice, test }: SignalFactsByCode["practice-and-test-contradict"],
	t: Translator<"signals">,
	format: Formatter,
): string {
	const { shown, label, type, decimals = null } = test;
	const key = { kind: "test", type, assessmentId: "", partSourceId: "", decimals } as const;
	return t("facts.practice-and-test-contradict", {
		practice: format.share(practice.share / 100),
		practiceHalf: t(`half.${practice.half}`),
		test: test.assessmentName,
		value: valueInWords({ rank: null, shown, label, interval: null }, key, format),
		testHalf: t(`half.${test.half}`),
	});
}
