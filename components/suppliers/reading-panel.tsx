import type { Act } from "@/components/acts/use-act";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type Reading, readingDays } from "@/lib/queries/suppliers/find-reading";
import { DeviationList } from "./deviation-list";
import { EndMeaningForm } from "./end-meaning-form";
import { typeInWords, verbInWords } from "./kind-in-words";
import { UnusedKinds } from "./unused-kinds";

interface Acts {
	readonly decide: Act<unknown>;
	readonly end: Act<unknown>;
	readonly deviate: Act<unknown>;
}

/** How the messages of a supplier are read: what was not used, what the admin decided, and which mistakes are let in. */
export async function ReadingPanel({
	connectionId,
	reading,
	acts,
	mayDecide,
	today,
}: {
	connectionId: string;
	reading: Reading;
	acts: Acts;
	mayDecide: boolean;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("reading"), getFormatter()]);
	const { kinds, records, unused, decisions, deviations } = reading;
	const counted = { kinds, kindsText: format.number(kinds, 0), count: records, countText: format.number(records, 0) };
	return (
		<section id="reading" className="panel grid grid-cols-1 gap-4 p-4" aria-labelledby="reading-title">
			<div className="grid gap-1">
				<h2 id="reading-title">{t("title")}</h2>
				<p className="max-w-[70ch] text-ink-2">
					{records === 0 ? t("none", { days: readingDays }) : t("text", { ...counted, days: readingDays })}
				</p>
				{records > 0 && mayDecide ? <p className="max-w-[70ch] text-ink-2">{t("act")}</p> : null}
				{kinds > unused.length ? <p className="text-s text-ink-3">{t("more", { shown: unused.length })}</p> : null}
			</div>
			{unused.length > 0 ? (
				<UnusedKinds connectionId={connectionId} kinds={unused} decide={mayDecide ? acts.decide : null} today={today} />
			) : null}
			{decisions.length > 0 ? (
				<div>
					<h3 className="text-m font-strong">{t("decisions.title")}</h3>
					<p className="max-w-[70ch] text-s text-ink-2">{t("decisions.text")}</p>
					<ul className="mt-1 grid gap-1">
						{decisions.map(({ decisionId, verb, activityType, as, by, at }) => {
							const kind = joinParts([verbInWords(t, verb), typeInWords(t, activityType)]);
							return (
								<li key={decisionId} className="flex flex-wrap items-center gap-2">
									<span className="break-words">
										{t("decisions.said", { kind, as: t(`as.${as}`), by, at: format.dayTime(at, today) })}
									</span>
									{mayDecide ? (
										<EndMeaningForm action={acts.end} connectionId={connectionId} decisionId={decisionId} name={kind} />
									) : null}
								</li>
							);
						})}
					</ul>
				</div>
			) : null}
			<DeviationList
				connectionId={connectionId}
				deviations={deviations}
				deviate={mayDecide ? acts.deviate : null}
				today={today}
			/>
		</section>
	);
}
