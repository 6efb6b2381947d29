import { planLevels } from "@/lib/domain/plan-levels";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PlanPage, PlanPupil } from "@/lib/queries/plans/find-plan";
import { factsInWords } from "./plan-words";

const choices = [...planLevels, "none"] as const;

/** A row per pupil with the facts and a choice of level: arrows walk along the levels of a row. */
export async function PlaceTable({ page }: { page: PlanPage }) {
	const [t, format] = await Promise.all([getTranslator("plans"), getFormatter()]);
	const { from, to } = page.factsOf;
	return (
		<section className="panel mt-3" aria-labelledby="place">
			<div className="px-3 pt-2 pb-1">
				<h2 id="place">{t("form.place")}</h2>
				<p className="text-s text-ink-3">
					{t("form.placeHint")} {t("factsText", { from: format.day(from, page.today), to: format.day(to, page.today) })}
				</p>
			</div>
			<table className="w-full">
				<caption className="sr-only">{t("form.place")}</caption>
				<thead className="sticky top-10 z-10 hidden bg-surface text-s text-ink-3 sm:table-header-group">
					<tr>
						<th scope="col" className="px-3 py-1 font-normal">
							{t("form.pupil")}
						</th>
						{choices.map((choice) => (
							<th key={choice} scope="col" data-drop={choice} className="px-2 py-1 text-center font-normal">
								{choice === "none" ? t("noLevel") : t(`levels.${choice}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{page.pupils.map((pupil) => (
						<Row key={pupil.pupilId} pupil={pupil} />
					))}
				</tbody>
			</table>
		</section>
	);
}

async function Row({ pupil }: { pupil: PlanPupil }) {
	const t = await getTranslator("plans");
	return (
		<tr
			data-drag={pupil.pupilId}
			data-field={pupil.name}
			className="flex flex-wrap border-t border-line px-3 py-1 hover:bg-sunken sm:table-row"
		>
			<th scope="row" className="basis-full font-normal sm:px-3 sm:py-1">
				<span className="font-strong wrap-anywhere">{pupil.name}</span>{" "}
				<span className="block text-s text-ink-3 lg:ml-2 lg:inline">
					{pupil.inGroup ? factsInWords(pupil.facts, t) : t("left")}
				</span>
			</th>
			{choices.map((choice) => {
				const level = choice === "none" ? t("noLevel") : t(`levels.${choice}`);
				return (
					<td key={choice} className="sm:px-2 sm:text-center">
						<label className="mr-3 inline-flex min-h-6 items-center gap-1 text-s pointer-coarse:min-h-9 sm:mr-0 sm:min-w-6 sm:justify-center">
							<input
								type="radio"
								name={`place.${pupil.pupilId}`}
								value={choice}
								defaultChecked={(pupil.level ?? "none") === choice}
								data-said={level}
								data-take={`${pupil.pupilId} ${choice}`}
								aria-label={t("form.choose", { level, name: pupil.name })}
								className="size-4 accent-accent"
							/>
							<span className="sm:hidden">{level}</span>
						</label>
					</td>
				);
			})}
		</tr>
	);
}
