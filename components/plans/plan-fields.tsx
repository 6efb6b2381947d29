import { planLevels, planTexts } from "@/lib/domain/plan-levels";
import { addDays } from "@/lib/domain/school-day";
import { getTranslator } from "@/lib/i18n/server";
import type { PlanPage } from "@/lib/queries/plans/find-plan";
import { DayFields } from "./day-fields";

/** Period, and what is written for each level. A level is a place to drag a name to. */
export async function PlanFields({ page }: { page: PlanPage }) {
	const t = await getTranslator("plans");
	return (
		<div className="grid gap-3">
			<DayFields firstDay={page.beginDate} lastDay={addDays(page.endDate, -1)} />
			<div className="grid gap-2 md:grid-cols-3">
				{planLevels.map((level) => (
					<fieldset
						key={level}
						data-drop={level}
						className="panel grid min-w-0 content-start gap-2 p-3 group-data-dragging/drag:border-accent group-data-dragging/drag:bg-accent-soft"
					>
						<legend className="float-left mb-1 text-l font-strong">{t(`levels.${level}`)}</legend>
						{planTexts.map((text) => (
							<label
								key={text}
								data-field={`${t(`levels.${level}`)}, ${t(`texts.${text}`)}`}
								className="clear-both grid gap-0.5 text-s text-ink-3"
							>
								{t(`texts.${text}`)}
								<textarea
									name={`${level}.${text}`}
									defaultValue={page.levels[level][text]}
									maxLength={4000}
									rows={3}
									className="field-control field-sizing-content min-h-18 py-1 text-m leading-normal"
								/>
							</label>
						))}
					</fieldset>
				))}
			</div>
		</div>
	);
}
