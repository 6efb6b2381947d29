import { CsvLink } from "@/components/csv/csv-link";
import { sourceName } from "@/components/provenance/source-names";
import { WordsMenu } from "@/components/ui/words-menu";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilPage } from "@/lib/queries/pupils/find-pupil-page";
import { type PupilAddress, pupilHref } from "./pupil-address";

const periods = ["year", "8w", "4w"] as const;

/** Which days and which source the page is about; each choice is an address. */
export async function PupilToolbar({ pupil, address }: { pupil: PupilPage; address: PupilAddress }) {
	const [t, suppliers, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("suppliers"),
		getFormatter(),
	]);
	const path = `/pupils/${pupil.pupilId}`;
	const range = format.range(pupil.period.from, pupil.period.to);
	const all = t("allSources", { count: pupil.sources.length });
	const chosen = pupil.sources.find((source) => source.connectionId === address.source);
	return (
		<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1" role="toolbar" aria-label={t("toolbar")}>
			<WordsMenu
				label={t("period")}
				value={range}
				options={periods.map((key) => ({
					label: t(`periods.${key}`),
					href: pupilHref(path, address, { period: key === "year" ? null : key }),
					selected: pupil.period.key === key,
				}))}
			/>
			{pupil.sources.length === 0 ? null : (
				<WordsMenu
					label={t("source")}
					value={chosen ? sourceName(chosen, pupil.sources, suppliers) : all}
					options={[
						{ label: all, href: pupilHref(path, address, { source: null }), selected: !chosen },
						...pupil.sources.map((source) => ({
							label: sourceName(source, pupil.sources, suppliers),
							href: pupilHref(path, address, { source: source.connectionId }),
							selected: source === chosen,
						})),
					]}
				/>
			)}
			<CsvLink href={pupilHref(`/api/v1${path}/csv`, address, {})} />
		</div>
	);
}
