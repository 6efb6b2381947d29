import { ClientMessages } from "@/components/layout/client-messages";
import { Notice } from "@/components/ui/notice";
import { prepareDots, prepareParts, prepareSlopes } from "@/lib/charts/prepare-sitting";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";
import { growthNotes } from "./growth-notes";
import { ItemRows } from "./item-rows";
import { LevelBars } from "./level-bars";
import { PartReadingAid } from "./part-reading";
import { SittingExplorer, type SittingExplorerProps } from "./sitting-explorer";
import { AbsentPupils, SittingFigures } from "./sitting-figures";
import { SittingFoot } from "./sitting-foot";
import { SittingTable } from "./sitting-table";
import { differenceInWords } from "./sitting-words";

/** Figures first, then the pictures with one choice of pupils through them, then all of it as a table. */
export async function SittingScreen({ page }: { page: SittingPage }) {
	const t = await getTranslator("sittings");
	const { main, levels, parts } = page.picture;
	const nothing = main === null && levels.length === 0 && parts.length === 0;
	const reason = nothing ? "noResults" : main !== null ? null : levels.length > 0 ? "onlyLevels" : "onlyParts";
	const pupils = page.pupils
		.filter((pupil) => pupil.state === "final")
		.map(({ pupilId, givenName, name }) => ({ pupilId, label: givenName, name }));
	const standardError =
		main && page.sitting.family?.measureType === main.type ? page.sitting.family.standardError : null;
	const growth = await growthOf(page);
	return (
		<div className="grid grid-cols-[minmax(0,1fr)] gap-3">
			<SittingFigures page={page} />
			<AbsentPupils pupils={page.pupils} today={page.today} />
			{reason === null ? null : <Notice title={t(`${reason}.title`)}>{t(`${reason}.text`)}</Notice>}
			{nothing ? null : (
				<ClientMessages nouns={["sittings", "measures"]}>
					<SittingExplorer
						pupils={pupils}
						dots={main && prepareDots(main, standardError)}
						dotNotes={await dotNotes(page, standardError)}
						parts={prepareParts(parts)}
						growth={growth}
						below={
							<>
								{growth === null ? null : <PartReadingAid page={page} />}
								<ItemRows page={page} />
							</>
						}
						beside={
							<>
								<LevelBars levels={levels} />
								<NoGrowth page={page} />
								{/* Without a picture of the growth this side has the room. */}
								{growth === null ? <PartReadingAid page={page} /> : null}
							</>
						}
					/>
				</ClientMessages>
			)}
			<SittingTable page={page} />
			<SittingFoot page={page} />
		</div>
	);
}

async function dotNotes(page: SittingPage, standardError: number | null): Promise<string[]> {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const { main } = page.picture;
	if (main === null) return [];
	return [
		main.spread.code === "too-few" ? t("dots.few", { n: main.spread.n }) : t("dots.hint"),
		standardError === null
			? t("dots.noError")
			: t("dots.error", { error: format.number(standardError, 6), source: page.sitting.family?.errorSource ?? "" }),
	];
}

async function growthOf(page: SittingPage): Promise<SittingExplorerProps["growth"]> {
	const { compared, picture, today } = page;
	const chart = compared && picture.main && prepareSlopes(compared.growth, picture.main);
	if (!compared || !chart) return null;
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const [from, to] = [format.day(compared.sitting.day, today), format.day(page.sitting.day, today)];
	return {
		chart,
		words: {
			title: t("growth.title", { day: from }),
			notes: growthNotes(page, t, format),
			from,
			to,
			group:
				chart.group &&
				t("growth.group", {
					value: differenceInWords(chart.group.difference, picture.main ?? { type: "skill-score" }, format),
					n: chart.group.n,
				}),
			label: t("growth.chart", { n: chart.lines.length, from, to }),
		},
	};
}

/** Where no lines can be drawn, the section says why. */
async function NoGrowth({ page }: { page: SittingPage }) {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	if (page.compared?.growth.code === "numeric" && page.compared.growth.n > 0) return null;
	return (
		<section className="panel px-3 py-2" aria-labelledby="no-growth">
			<h2 id="no-growth">{t("table.growth")}</h2>
			{growthNotes(page, t, format).map((note) => (
				<p key={note} className="text-s text-ink-3">
					{note}
				</p>
			))}
		</section>
	);
}
