import Link from "next/link";
import { StatusShape } from "@/components/ui/status";
import type { Formatter } from "@/lib/i18n/format";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Translator } from "@/lib/i18n/translator";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { defaultSettings } from "@/lib/standing/settings";
import type { Signal } from "@/lib/standing/signals";
import { valueInWords } from "./grid-words";

const shownAtFirst = 4;

/** Look here first: what, the facts, the rule in words, source and age, and the way there. */
export async function SignalList({
	page,
	all,
	allHref,
	fewerHref,
	goalHref,
	pupilHref,
}: {
	page: GroupGridPage;
	all: boolean;
	allHref: string;
	fewerHref: string;
	goalHref: (goalId: string, pupilId: string) => string;
	pupilHref: (pupilId: string) => string;
}) {
	const [t, format] = await Promise.all([getTranslator("groups"), getFormatter()]);
	const { signals } = page.grid;
	if (signals.length === 0) return <p className="my-2 text-s text-ink-3">{t("signals.none")}</p>;
	const shown = all ? signals : signals.slice(0, shownAtFirst);
	const hidden = signals.length - shown.length;
	return (
		<section className="panel my-2 overflow-hidden" aria-labelledby="signals">
			<div className="flex items-baseline gap-3 px-3 pt-1.5 pb-1 text-s text-ink-3">
				<h2 id="signals" className="text-m font-strong text-ink">
					{t("signals.title")}
				</h2>
				<span>
					{hidden > 0
						? t("signals.count", { shown: shown.length, total: signals.length })
						: t("signals.one", { total: signals.length })}
				</span>
				{hidden > 0 ? (
					<Link className="link" href={allHref} scroll={false}>
						{t("signals.all", { total: signals.length })}
					</Link>
				) : all && signals.length > shownAtFirst ? (
					<Link className="link" href={fewerHref} scroll={false}>
						{t("signals.fewer")}
					</Link>
				) : null}
			</div>
			<ul>
				{shown.map((signal) => {
					const words = inWords(signal, page, t, format);
					const name = page.members.find((member) => member.pupilId === signal.pupilId)?.name ?? "";
					const href = "goalId" in signal ? goalHref(signal.goalId, signal.pupilId) : pupilHref(signal.pupilId);
					return (
						<li
							key={`${signal.code} ${signal.pupilId} ${"goalId" in signal ? signal.goalId : ""}`}
							className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 border-t border-line px-3 py-1 lg:grid-cols-[5fr_5fr_3fr_3fr_auto]"
						>
							<p className="flex items-baseline gap-2">
								<Mark signal={signal} />
								<span>
									<strong>{name}</strong> {words.what}
								</span>
							</p>
							<p className="order-3 pl-5 text-ink-2 lg:order-none lg:pl-0">{words.facts}</p>
							<p className="order-4 pl-5 text-s text-ink-3 lg:order-none lg:pl-0">{words.rule}</p>
							<p className="order-5 pl-5 text-s text-ink-3 lg:order-none lg:pl-0">{words.source}</p>
							<Link className="link order-2 inline-flex min-h-6 items-center lg:order-none" href={href}>
								{t("signals.look")}
								<span className="sr-only">
									: {name}, {words.what}
								</span>
							</Link>
						</li>
					);
				})}
			</ul>
		</section>
	);
}

function Mark({ signal }: { signal: Signal }) {
	if (signal.code === "falls-behind") return <StatusShape name="stuck" className="self-center" />;
	if (signal.code === "stopped-practising") return <StatusShape name="no-data" className="self-center" />;
	return (
		<span aria-hidden="true" className="w-3 text-center font-strong">
			≠
		</span>
	);
}

interface SignalWords {
	readonly what: string;
	readonly facts: string;
	readonly rule: string;
	readonly source: string;
}

function inWords(signal: Signal, page: GroupGridPage, t: Translator<"groups">, format: Formatter): SignalWords {
	const goal = "goalId" in signal ? (page.goals.find((one) => one.goalId === signal.goalId)?.title ?? "") : "";
	const supplier = (id: string) => page.sources.find((source) => source.connectionId === id)?.supplier ?? "";
	const age = format.age(signal.day, page.today);
	switch (signal.code) {
		case "falls-behind": {
			const key = { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" } as const;
			const share = (percent: number) => format.share(percent / 100);
			const { low, high } = signal.value.interval ?? { low: 0, high: 100 };
			return {
				what: t("signals.falls-behind.what", { goal }),
				facts: t("signals.falls-behind.facts", {
					value: valueInWords(signal.value, key, format),
					low: share(low),
					high: share(high),
					median: share(signal.groupMedian),
					n: signal.n,
				}),
				rule: t("signals.falls-behind.rule"),
				source: `${supplier(signal.connectionId)}, ${age}`,
			};
		}
		case "stopped-practising": {
			const days = signal.groupDays;
			return {
				what: t("signals.stopped-practising.what"),
				facts:
					signal.lastDay === null
						? t("signals.stopped-practising.factsNever", { days })
						: t("signals.stopped-practising.facts", { days, day: format.day(signal.lastDay, page.today) }),
				rule: t("signals.stopped-practising.rule", {
					window: signal.windowDays,
					min: defaultSettings.groupPractisedDaysMin,
				}),
				source: age,
			};
		}
		case "practice-and-test-contradict": {
			const practice = { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" } as const;
			return {
				what: t("signals.practice-and-test-contradict.what", { goal }),
				facts: t("signals.practice-and-test-contradict.facts", {
					practice: valueInWords(signal.practice.value, practice, format),
					practiceHalf: t(`signals.half.${signal.practice.middleHalf}`),
					test: valueInWords(signal.test.value, signal.test.key, format),
					testHalf: t(`signals.half.${signal.test.middleHalf}`),
				}),
				rule: t("signals.practice-and-test-contradict.rule"),
				source: `${supplier(signal.practice.connectionId)}, ${supplier(signal.test.connectionId)}, ${age}`,
			};
		}
	}
}
