import Link from "next/link";
import { StatusShape } from "@/components/ui/status";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type PlaceKind, type PlaceList, placeKinds } from "@/lib/queries/places/list-places";

/** How many of each kind there are; each leads to its list. */
export async function PlaceTally({ counts, kind }: Pick<PlaceList, "counts" | "kind">) {
	const [t, format] = await Promise.all([getTranslator("places"), getFormatter()]);
	const asks = (one: PlaceKind) => one !== "left" && counts[one] > 0;
	return (
		<nav aria-label={t("tally")} className="flex flex-wrap gap-2">
			{placeKinds.map((one) => (
				<Link
					key={one}
					href={`/roster/places?kind=${one}`}
					aria-current={one === kind ? "page" : undefined}
					className="inline-flex min-h-9 items-center gap-1.5 rounded-m border border-line bg-surface px-2.5 hover:bg-sunken aria-[current]:border-accent aria-[current]:font-strong"
				>
					{asks(one) ? <StatusShape name="stuck" /> : null}
					{t(`kinds.${one}`)}
					<span className="font-normal text-ink-3 tabular-nums">{format.number(counts[one], 0)}</span>
				</Link>
			))}
		</nav>
	);
}
