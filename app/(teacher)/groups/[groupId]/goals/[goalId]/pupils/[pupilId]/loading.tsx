import { Skeleton } from "@/components/ui/skeleton";
import { getTranslator } from "@/lib/i18n/server";

/** The real layout at its real size, so that nothing jumps when the panels land. */
export default async function Loading() {
	const t = await getTranslator("layout");
	return (
		<div role="status" className="grid gap-2">
			<span className="sr-only">{t("loading")}</span>
			<Skeleton className="h-4 w-64" />
			<Skeleton className="h-7 w-96 max-w-full" />
			<Skeleton className="h-10 w-full max-w-[70ch]" />
			<div className="panel">
				{["first", "second", "third"].map((place) => (
					<div
						key={place}
						className="grid gap-3 border-t border-line px-3 py-2 first:border-t-0 lg:grid-cols-[13rem_minmax(0,1fr)_13rem]"
					>
						<Skeleton className="h-20" />
						<Skeleton className="h-40" />
						<Skeleton className="h-20" />
					</div>
				))}
			</div>
		</div>
	);
}
