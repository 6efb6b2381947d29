"use client";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { FoundPupils } from "@/lib/queries/search/search-pupils";
import type { Answered } from "../query/answered";

/** Names with the group or the reason why one sees them; that there is none, or that it failed, is said. */
export function SearchResults({
	id,
	text,
	found,
	failed,
	active,
	choose,
}: {
	id: string;
	text: string;
	found: Answered<FoundPupils> | undefined;
	failed: boolean;
	active: number;
	choose: (pupilId: string) => void;
}) {
	const t = useTranslations("search");
	const format = formatter(useLocale());
	const pupils = found?.pupils ?? [];
	const more = (found?.total ?? 0) - pupils.length;
	const said = failed
		? t("failed")
		: found === undefined
			? t("searching")
			: pupils.length === 0
				? t("none", { text })
				: more > 0
					? t("more", { count: more })
					: null;
	return (
		<div className="panel absolute top-full right-0 left-0 z-40 mt-1 overflow-hidden py-1 text-m shadow-pop sm:left-auto sm:w-72">
			{pupils.length > 0 ? (
				<div id={id} role="listbox" aria-label={t("results")}>
					{pupils.map((pupil, index) => (
						// biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is the field's, by the combobox pattern
						<div
							key={pupil.pupilId}
							id={`${id}-${index}`}
							role="option"
							tabIndex={-1}
							aria-selected={index === active}
							// The field keeps the focus, so that the list is still there at the click.
							onMouseDown={(event) => event.preventDefault()}
							onClick={() => choose(pupil.pupilId)}
							className="flex min-h-7 cursor-pointer items-baseline justify-between gap-2 px-3 py-1 hover:bg-sunken aria-selected:bg-accent-soft pointer-coarse:min-h-9"
						>
							<span className="min-w-0 truncate text-ink">{pupil.name}</span>
							<span className="text-s whitespace-nowrap text-ink-3">
								{format.list([...pupil.groups, ...(pupil.coached ? [t("coached")] : [])])}
							</span>
						</div>
					))}
				</div>
			) : null}
			<p role={failed ? "alert" : "status"} className={said === null ? "sr-only" : "px-3 py-1 text-s text-ink-3"}>
				{said ?? t("count", { count: pupils.length })}
			</p>
		</div>
	);
}
