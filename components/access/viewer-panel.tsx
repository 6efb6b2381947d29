import Link from "next/link";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { Viewer } from "@/lib/queries/access/select-viewers";
import { roleInWords, scopeInWords } from "./viewer-words";

const shown = 5;

/** Who can see this pupil, in short, with the way to the whole of it. */
export async function ViewerPanel({
	viewers,
	looks,
	name,
	href,
	today,
}: {
	viewers: readonly Viewer[];
	/** In 30 days. */
	looks: number;
	name: string;
	href: string;
	today: string;
}) {
	const [t, subjects, format] = await Promise.all([getTranslator("access"), getTranslator("subjects"), getFormatter()]);
	const more = viewers.length - shown;
	return (
		<section className="panel p-3" aria-labelledby="viewers">
			<h2 id="viewers" className="text-m">
				{t("who.short", { name })}
			</h2>
			<ul className="mt-1 grid gap-1.5">
				{viewers.slice(0, shown).map((viewer) => (
					<li key={`${viewer.personId} ${viewer.kind} ${viewer.group}`}>
						<b>{viewer.name}</b>
						<p className="text-s text-ink-3">
							{joinParts([
								roleInWords(viewer, t),
								scopeInWords(viewer, t, subjects),
								...(viewer.until ? [t("who.until", { day: format.day(viewer.until, today) })] : []),
								...(viewer.lookedAt ? [t("who.looked", { day: format.day(viewer.lookedAt, today) })] : []),
							])}
						</p>
					</li>
				))}
			</ul>
			{more > 0 ? <p className="mt-1 text-s text-ink-3">{t("who.others", { count: more })}</p> : null}
			<Link href={href} className="link mt-1 inline-flex min-h-6 items-center text-s pointer-coarse:min-h-9">
				{t("who.more", { count: looks })}
			</Link>
		</section>
	);
}
