import { ProvenanceFrame } from "@/components/provenance/provenance-frame";
import type { GridModel } from "@/lib/charts/prepare-grid";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupGridPage } from "@/lib/queries/groups/find-group-grid";
import { GridBoard } from "./grid-board";
import { gridInWords } from "./grid-in-words";

/** T1: a row per pupil, a column per goal. The words are found here, so that the browser gets them and no more. */
export async function GroupGrid({ page, model, query }: { page: GroupGridPage; model: GridModel; query: string }) {
	const [t, common, measures, provenance, format] = await Promise.all([
		getTranslator("groups"),
		getTranslator("common"),
		getTranslator("measures"),
		getTranslator("provenance"),
		getFormatter(),
	]);
	const { from, to } = page.period;
	return (
		<ProvenanceFrame>
			<GridBoard
				picture={gridInWords(page, model, { t, common, measures, provenance, format }, query)}
				period={`${from}_${to}`}
				today={page.today}
			/>
		</ProvenanceFrame>
	);
}
