import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import type { MeasureType } from "@/lib/domain/measures";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilResult, PupilResults } from "@/lib/queries/result-marks/find-pupil-results";
import { DisputeForm } from "./dispute-form";
import { MarkWords } from "./mark-words";

interface Actions {
	readonly dispute: TellingAct;
	readonly retract: TellingAct;
}

/** Every result of the pupil's tests with what people said of it, and the way to say it. */
export async function ResultList({
	pupilId,
	page,
	today,
	actions,
}: {
	pupilId: string;
	page: PupilResults;
	today: string;
	actions: Actions;
}) {
	const { results, since } = page;
	const [t, format] = await Promise.all([getTranslator("resultMarks"), getFormatter()]);
	return (
		<section className="panel" aria-labelledby="results">
			<h2 id="results" className="px-3 py-2">
				{t("count", { count: results.length, day: format.day(since, today) })}
			</h2>
			<ul>
				{results.map((result) => (
					<ResultItem key={result.entryId} {...{ pupilId, result, today, actions }} />
				))}
			</ul>
		</section>
	);
}

async function ResultItem({
	pupilId,
	result,
	today,
	actions,
}: {
	pupilId: string;
	result: PupilResult;
	today: string;
	actions: Actions;
}) {
	const [t, subjects, measures, format] = await Promise.all([
		getTranslator("resultMarks"),
		getTranslator("subjects"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const { entryId, mark, isSetAside, values } = result;
	const isOpen = mark?.state === "disputed" || mark?.state === "set-aside";
	const said = isSetAside ? t("setAside") : mark?.state === "disputed" ? t("isDisputed") : null;
	const { countsInstead } = result;
	const word = (type: string) =>
		measures.has(type as "percentage-correct") ? measures(type as "percentage-correct") : type;
	return (
		<li id={entryId} className="grid gap-2 border-t border-line px-3 py-2 target:bg-accent-soft">
			<div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
				<div className="min-w-0">
					<h3 className="text-m font-strong">{result.test}</h3>
					<p className="text-s text-ink-3">
						{format.day(result.day, today)} · {subjects(result.subjectKey)} · {result.supplier} ·{" "}
						{t("received", { at: format.dayTime(result.receivedAt, today) })}
					</p>
				</div>
				<div className="sm:text-right">
					{said ? <p className="text-s font-strong text-late">{said}</p> : null}
					{countsInstead ? (
						<p className="text-s text-ink-3">
							{t(countsInstead.why === "earlier" ? "earlierTry" : "withoutValue", {
								day: format.day(countsInstead.day, today),
							})}
						</p>
					) : null}
					<ul className="flex flex-wrap gap-x-3 sm:justify-end">
						{values.map((value) => (
							<li key={joinParts([value.type, value.text])}>
								<span className="text-s text-ink-3">{word(value.type)} </span>
								<span className={isSetAside ? "text-ink-3 line-through" : "font-strong"}>
									{value.number === null
										? value.text
										: format.onScale(value.number, { type: value.type as MeasureType, decimals: value.decimals })}
								</span>
							</li>
						))}
					</ul>
				</div>
			</div>
			{mark ? <MarkWords mark={mark} today={today} /> : null}
			{mark?.state === "disputed" ? (
				<AccountForm
					action={actions.retract}
					name={`retract.${mark.markId}`}
					keeps={false}
					submit={t("form.retract")}
					look="plain"
				>
					<input type="hidden" name="pupilId" value={pupilId} />
					<input type="hidden" name="markId" value={mark.markId} />
				</AccountForm>
			) : null}
			{isOpen ? null : (
				<DisputeForm
					pupilId={pupilId}
					entryId={entryId}
					of={joinParts([result.test, format.day(result.day, today)], ", ")}
					action={actions.dispute}
				/>
			)}
		</li>
	);
}
