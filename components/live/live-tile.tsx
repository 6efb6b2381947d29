"use client";
import { useTranslations } from "@/lib/i18n/in-browser";
import { joinParts } from "@/lib/i18n/join-parts";
import type { LiveTile as Tile } from "@/lib/queries/live/find-live-lesson";
import type { Answered } from "../query/answered";

/** One pupil in the lesson: on what, the latest verdicts, how long ago. */
export function LiveTile({ pupil, supplier }: { pupil: Answered<Tile>; supplier: string }) {
	const t = useTranslations("live");
	if (pupil.on === null) return null;
	const stuck = pupil.state === "stuck";
	return (
		<li
			className={`panel grid grid-cols-[minmax(0,1fr)] content-start gap-0.5 px-3 py-2 text-s ${stuck ? "border-stuck bg-stuck-soft" : ""}`}
		>
			<div className="flex items-baseline justify-between gap-2">
				<a
					href={`/pupils/${pupil.pupilId}`}
					className="inline-flex min-h-6 min-w-0 items-center truncate text-m font-strong hover:underline pointer-coarse:min-h-9"
				>
					{pupil.name}
				</a>
				<span className="whitespace-nowrap text-ink-3">{t("tile.ago", { minutes: pupil.minutesAgo ?? 0 })}</span>
			</div>
			<p className="line-clamp-2 text-ink-2" lang="nl">
				{pupil.on.title ?? t("tile.untitled")}
			</p>
			{pupil.wrongInRow === null ? null : (
				<p className="font-strong text-ink">{t("tile.wrong", { count: pupil.wrongInRow })}</p>
			)}
			<p className="flex items-center justify-between gap-x-2 text-ink-3">
				<span className="min-w-0 truncate" title={supplier}>
					{t("tile.tasks", { count: pupil.tasks })} · {supplier}
				</span>
				{pupil.on.adaptive ? <span>{t("tile.adaptive")}</span> : <Latest verdicts={pupil.latest} />}
			</p>
		</li>
	);
}

/** The latest verdicts, oldest first: a grey dot is right, a cross is wrong, a dash has none. */
function Latest({ verdicts }: { verdicts: readonly (boolean | null)[] }) {
	const t = useTranslations("live");
	const words = verdicts.map((verdict) => t(`verdicts.${verdict === null ? "none" : verdict ? "right" : "wrong"}`));
	return (
		<svg
			role="img"
			aria-label={t("tile.latest", { verdicts: joinParts(words, ", ") })}
			width={verdicts.length * 10}
			height="12"
			className="flex-none"
		>
			{verdicts.map((verdict, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a verdict is its place in the row
				<g key={index} transform={`translate(${index * 10} 0)`}>
					{verdict === null ? <path className="stroke-line-strong" d="M2 6H8" /> : null}
					{verdict === true ? <circle className="fill-mark" cx="5" cy="6" r="3" /> : null}
					{verdict === false ? <path className="stroke-ink stroke-[1.6]" d="M2 3 8 9M8 3 2 9" /> : null}
				</g>
			))}
		</svg>
	);
}
