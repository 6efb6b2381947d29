import Link from "next/link";
import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { StatusShape } from "@/components/ui/status";
import { preparePupilStrip } from "@/lib/charts/prepare-pupil-strip";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { PupilRow } from "@/lib/queries/pupils/pupil-row";
import { endsOf } from "@/lib/standing/timeline-scale";
import { ChangeWords } from "./change-words";
import { absenceInWords, groupInWords, onScale, positionInWords, valueInWords } from "./pupil-words";
import { rowAnchor } from "./row-anchor";
import { StandingStrip } from "./standing-strip";
import { subjectInWords } from "./subject-in-words";

/** One subject by one source: where the pupil is among the group, the value, the change, and where it comes from. */
export async function SubjectRow({
	row,
	mayOpen,
	pupilId,
	givenName,
	today,
}: {
	row: PupilRow;
	/** Groups whose tests the reader sees. */
	mayOpen: ReadonlySet<string>;
	pupilId: string;
	givenName: string;
	today: string;
}) {
	const [t, subjects, measures, format] = await Promise.all([
		getTranslator("pupils"),
		getTranslator("subjects"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const total = row.group?.members.size ?? 0;
	const compared = row.comparison.state === "compared" ? row.comparison : null;
	return (
		<li id={rowAnchor(row.key)} className="subject-row target:bg-accent-soft border-t border-line px-3 py-2 sm:px-4">
			<div className="[grid-area:name]">
				<h2 className="text-m">{subjectInWords(row, subjects)}</h2>
				<p className="text-s leading-snug text-ink-3">
					{t("measureOf", { supplier: row.supplier, measure: measures(row.measure) })}
				</p>
			</div>
			<div className="min-w-0 [grid-area:strip]">
				<Picture row={row} givenName={givenName} />
			</div>
			<div className="text-right leading-tight [grid-area:value]">
				{row.value ? (
					<p>
						<ProvenanceSheet
							address={`/api/v1/pupils/${pupilId}/provenance`}
							figureKey={row.key}
							today={today}
							value={valueInWords(row, format)}
							supplier={row.supplier}
							className="text-l font-strong text-accent pointer-coarse:min-h-9"
						>
							{valueInWords(row, format)}
						</ProvenanceSheet>
					</p>
				) : null}
				{compared ? (
					<span className="text-s whitespace-nowrap text-ink-3">
						{t("group", { value: onScale(compared.spread, compared.spread.median, row, format) })}
					</span>
				) : null}
			</div>
			<div className="text-s leading-snug text-ink-2 [grid-area:change]">
				<ChangeWords row={row} t={t} format={format} today={today} />
			</div>
			<div className="text-s leading-snug text-ink-2 [grid-area:source]">
				<p>{joinParts([row.assessment, row.at ? format.day(row.at, today) : null])}</p>
				<p className="text-ink-3">
					{joinParts([
						groupInWords(row, t),
						row.comparison.state === "elsewhere" ? null : t("nOf", { n: row.comparison.n, total }),
					])}
				</p>
				{row.group !== null && mayOpen.has(row.group.groupId) ? (
					<p>
						<Link className="link" href={`/groups/${row.group.groupId}/sittings`}>
							{t("testsOf", { group: row.group.name })}
						</Link>
					</p>
				) : null}
			</div>
		</li>
	);
}

async function Picture({ row, givenName }: { row: PupilRow; givenName: string }) {
	const [t, format] = await Promise.all([getTranslator("pupils"), getFormatter()]);
	const absence = absenceInWords(row, givenName, t);
	if (row.comparison.state !== "compared")
		return (
			<p className="flex gap-1.5 text-s text-ink-2">
				<StatusShape name="nothing" className="mt-0.5" />
				{absence}
			</p>
		);
	const { spread, own } = row.comparison;
	const position = positionInWords(row, t) ?? "";
	return (
		<>
			<StandingStrip
				model={preparePupilStrip(spread, own, row.interval, endsOf(row.measure))}
				format={(value) => format.number(value, 6)}
				label={t("strip", {
					name: givenName,
					value: valueInWords(row, format),
					median: onScale(spread, spread.median, row, format),
					lower: onScale(spread, spread.lower, row, format),
					upper: onScale(spread, spread.upper, row, format),
					position,
				})}
			/>
			<p className="mt-0.5 text-s text-ink-2">{position}</p>
		</>
	);
}
