import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageLinks } from "@/components/ui/page-links";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SuggestionList as List, MatchedPupil, Suggestion } from "@/lib/queries/matching/list-suggestions";
import { ReasonLines } from "./reason-lines";

const onPage = 20;

/** Pairs to decide about, with why; each opens side by side. */
export async function SuggestionList({ list, today }: { list: List; today: string }) {
	const t = await getTranslator("matching");
	const { suggestions, page, pages, total } = list;
	if (total === 0) return <Notice title={t("suggestions.none")}>{t("suggestions.noneText")}</Notice>;
	const way = (to: number, label: string) =>
		to < 1 || to > pages ? null : { href: `/people-matching?page=${to}`, label };
	const from = (page - 1) * onPage + 1;
	return (
		<section className="panel" aria-labelledby="suggestions">
			<h2 id="suggestions" className="px-3 pt-3 pb-2">
				{t("suggestions.title")} <span className="font-normal text-ink-3">({total})</span>
			</h2>
			<ul>
				{suggestions.map((suggestion) => (
					<Pair key={`${suggestion.pupilId} ${suggestion.otherId}`} suggestion={suggestion} today={today} />
				))}
			</ul>
			<PageLinks
				label={t("suggestions.pages")}
				text={t("suggestions.page", { from, to: from + suggestions.length - 1, total })}
				previous={way(page - 1, t("suggestions.previous"))}
				next={way(page + 1, t("suggestions.next"))}
			/>
		</section>
	);
}

async function Pair({ suggestion, today }: { suggestion: Suggestion; today: string }) {
	const [t, format] = await Promise.all([getTranslator("matching"), getFormatter()]);
	const { pupil, other } = suggestion;
	const names = { name: pupil.name, other: other.name };
	const told = ({ name, classes, sinceDay, endedAt }: MatchedPupil) => {
		const since = format.day(sinceDay, today);
		if (endedAt !== null) return t("suggestions.left", { name, day: format.day(endedAt, today), since });
		return t("suggestions.here", { name, classes: classes.length === 0 ? "none" : format.list(classes), since });
	};
	return (
		<li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line px-3 py-2">
			<div className="grid max-w-[75ch] gap-0.5">
				<h3 className="text-m">{t(pupil.name === other.name ? "suggestions.twice" : "suggestions.pair", names)}</h3>
				<p className="text-s text-ink-3">
					{told(pupil)}
					<br />
					{told(other)}
				</p>
				<ReasonLines {...suggestion} />
			</div>
			<ButtonLink
				href={`/people-matching/${pupil.pupilId}/${other.pupilId}`}
				aria-label={t("suggestions.lookAt", names)}
				prefetch={false}
			>
				{t("suggestions.look")}
			</ButtonLink>
		</li>
	);
}
