import type { ShownScale } from "@/lib/domain/decimals";
import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { Change, PupilRow } from "@/lib/queries/pupils/pupil-row";
import { scaleOf } from "./pupil-words";

const arrows = {
	higher: "M2 10 10 2M4.5 2H10V7.5",
	lower: "M2 2 10 10M10 4.5V10H4.5",
	equal: "M1 6H11M7.5 2.5 11 6 7.5 9.5",
};

/** The change since the last one on the same scale; of another test only what it was. */
export function ChangeWords({
	row,
	t,
	format,
	today,
}: {
	row: Pick<PupilRow, "value" | "change" | "measure" | "decimals">;
	t: Translator<"pupils">;
	format: Formatter;
	today: string;
}) {
	if (row.value === null) return null;
	if (row.change === null) return <p className="text-ink-3">{t("change.first")}</p>;
	const day = format.day(row.change.since, today);
	if (row.change.kind === "other-test") {
		const { assessment, number, scale } = row.change;
		const text = number === null ? row.change.text : format.onScale(number, scale);
		return (
			<>
				<p>{t("change.otherTest", { assessment, text, day })}</p>
				<p className="text-ink-3">{t("change.notComparable")}</p>
			</>
		);
	}
	if (row.change.kind === "level") {
		const same = row.change.from === row.value.text;
		return <p>{t(same ? "change.sameLevel" : "change.level", { from: row.change.from, day })}</p>;
	}
	return <Difference change={row.change} scale={scaleOf(row)} day={day} t={t} format={format} />;
}

function Difference({
	change,
	scale,
	day,
	t,
	format,
}: {
	change: Extract<Change, { kind: "difference" }>;
	scale: ShownScale;
	day: string;
	t: Translator<"pupils">;
	format: Formatter;
}) {
	const direction = change.by > 0 ? "higher" : change.by < 0 ? "lower" : "equal";
	return (
		<>
			<p>
				<svg
					width="12"
					height="12"
					viewBox="0 0 12 12"
					aria-hidden="true"
					className={`mr-1 inline fill-none stroke-[1.6] ${change.beyondError === false ? "stroke-nodata" : "stroke-ink"}`}
				>
					<path d={arrows[direction]} />
				</svg>
				{t(`change.${direction}`, { by: format.bareOnScale(Math.abs(change.by), scale), day })}
			</p>
			<p className="text-ink-3">
				{change.group
					? `${t("change.group", { by: signed(change.group.medianBy, scale, format), n: change.group.n })} · `
					: ""}
				{errorInWords(change, scale, t, format)}
			</p>
		</>
	);
}

function errorInWords(
	{ error, beyondError }: Extract<Change, { kind: "difference" }>,
	scale: ShownScale,
	t: Translator<"pupils">,
	format: Formatter,
): string {
	if (error === null || beyondError === null) return t("change.noError");
	return t(beyondError ? "change.beyondError" : "change.withinError", { error: format.bareOnScale(error, scale) });
}

function signed(value: number, scale: ShownScale, format: Formatter): string {
	const said = format.bareOnScale(value, scale);
	return value > 0 ? `+${said}` : said.replace("-", "−");
}
