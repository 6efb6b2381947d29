import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RosterPreview } from "@/lib/queries/roster/find-preview";
import type { ChangeNoun } from "@/lib/queries/roster/list-changes";
import type { RosterImportRow } from "@/lib/queries/roster/list-imports";
import { ChangeTable } from "./change-table";
import { DecideForm } from "./decide-form";
import { FaultTable } from "./fault-table";
import { formatInWords, modeInWords } from "./roster-words";
import { TallyTable } from "./tally-table";

/** Point, then show: how much changes and whether that is a lot, the decision, then each change by name. */
export async function RosterPreviewPanel({
	preview,
	brought,
	noun,
	action,
}: {
	preview: RosterPreview;
	brought: RosterImportRow | null;
	noun: ChangeNoun | null;
	action: Act<unknown>;
}) {
	const [t, format] = await Promise.all([getTranslator("roster"), getFormatter()]);
	const { importId, largeChange, pupilsEnded, pupilsNow, warnings, tally } = preview;
	const nothing = Object.keys(tally).every((key) => key.startsWith("leftOut."));
	return (
		<section className="grid gap-3" aria-labelledby="preview">
			<div className="panel grid gap-3 p-3">
				<div>
					<h2 id="preview">{t("preview.title")}</h2>
					{brought ? (
						<p className="text-s text-ink-3">
							{t("preview.from", {
								format: formatInWords(t, brought.format),
								mode: modeInWords(t, brought.mode),
								at: format.dayTime(brought.createdAt),
								who: brought.broughtBy ?? t("imports.machine"),
							})}
						</p>
					) : null}
				</div>
				{largeChange ? (
					<Notice tone="late" title={t("preview.large", { ended: pupilsEnded, now: pupilsNow })}>
						{t("preview.largeText")}
					</Notice>
				) : null}
				{nothing ? <p className="text-l">{t("preview.nothing")}</p> : null}
				{Object.keys(tally).length > 0 ? <TallyTable preview={preview} noun={noun} /> : null}
				<DecideForm action={action} importId={importId} pupilsEnded={pupilsEnded} largeChange={largeChange} />
			</div>
			{warnings.length > 0 ? (
				<ClientMessages nouns={["roster"]}>
					<FaultTable title={t("faultTable.warnings", { count: warnings.length })} faults={warnings} />
				</ClientMessages>
			) : null}
			{preview.lines > 0 ? <ChangeTable preview={preview} noun={noun} /> : null}
		</section>
	);
}
