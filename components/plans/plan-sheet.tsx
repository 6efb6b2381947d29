import { type PlanLevel, planLevels, planTexts } from "@/lib/domain/plan-levels";
import { getTranslator } from "@/lib/i18n/server";
import type { PlanPage, PlanPupil } from "@/lib/queries/plans/find-plan";
import { factsInWords } from "./plan-words";

/** The plan to read and to print: a block per level, its texts and its pupils; nothing rests on colour. */
export async function PlanSheet({ page }: { page: PlanPage }) {
	const t = await getTranslator("plans");
	const without = page.pupils.filter((pupil) => pupil.level === null);
	return (
		<div className="grid gap-2">
			{planLevels.map((level) => (
				<Level key={level} level={level} page={page} />
			))}
			{without.length > 0 ? (
				<section className="panel p-3 print:break-inside-avoid" aria-labelledby="without">
					<h2 id="without" className="mb-1">
						{t("noLevel")}{" "}
						<span className="text-s font-normal text-ink-3">{t("pupils", { count: without.length })}</span>
					</h2>
					<Pupils pupils={without} />
				</section>
			) : null}
		</div>
	);
}

async function Level({ level, page }: { level: PlanLevel; page: PlanPage }) {
	const t = await getTranslator("plans");
	const pupils = page.pupils.filter((pupil) => pupil.level === level);
	return (
		<section className="panel p-3 print:break-inside-avoid" aria-labelledby={level}>
			<h2 id={level} className="mb-2">
				{t(`levels.${level}`)}{" "}
				<span className="text-s font-normal text-ink-3">{t("pupils", { count: pupils.length })}</span>
			</h2>
			<div className="grid gap-x-6 gap-y-3 md:grid-cols-[3fr_2fr] print:grid-cols-[3fr_2fr]">
				<dl className="grid content-start gap-x-6 gap-y-2 sm:grid-cols-2">
					{planTexts.map((text) => {
						const written = page.levels[level][text];
						return (
							<div key={text}>
								<dt className="text-s text-ink-3">{t(`texts.${text}`)}</dt>
								<dd className={`wrap-anywhere whitespace-pre-line ${written === "" ? "text-ink-3" : ""}`}>
									{written === "" ? t("nothing") : written}
								</dd>
							</div>
						);
					})}
				</dl>
				<Pupils pupils={pupils} />
			</div>
		</section>
	);
}

async function Pupils({ pupils }: { pupils: readonly PlanPupil[] }) {
	const t = await getTranslator("plans");
	return (
		<ul className="columns-[18rem] content-start gap-x-8">
			{pupils.map((pupil) => (
				<li
					key={pupil.pupilId}
					className="flex break-inside-avoid flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-0.5"
				>
					<span className="font-strong wrap-anywhere">{pupil.name}</span>
					<span className="text-s text-ink-2">{pupil.inGroup ? factsInWords(pupil.facts, t) : t("left")}</span>
				</li>
			))}
		</ul>
	);
}
