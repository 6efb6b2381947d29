import { Skeleton } from "@/components/ui/skeleton";
import { getTranslator } from "@/lib/i18n/server";

export default async function Loading() {
	const t = await getTranslator("layout");
	return (
		<div role="status" className="grid gap-4">
			<span className="sr-only">{t("loading")}</span>
			<Skeleton className="h-6 w-56" />
			<Skeleton className="h-8 w-full" />
			<Skeleton className="h-96 w-full" />
		</div>
	);
}
