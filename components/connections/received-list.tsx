import { getFormatter, getTranslator } from "@/lib/i18n/server";

const kinds = ["results", "attempts", "progress", "held", "statements", "messages"] as const;

/** Counts of what was received, or was erased, by kind, and of how many pupils; what there is nothing of is left out. */
export async function ReceivedList({
	counts,
	pupils,
}: {
	counts: Readonly<Partial<Record<string, number>>>;
	pupils: number;
}) {
	const [t, format] = await Promise.all([getTranslator("connections"), getFormatter()]);
	const some = kinds.filter((kind) => (counts[kind] ?? 0) > 0);
	if (some.length === 0) return <p className="text-ink-2">{t("manage.nothing")}</p>;
	return (
		<ul className="grid gap-0.5">
			{some.map((kind) => (
				<li key={kind}>
					<span className="inline-block min-w-16 text-right tabular-nums">{format.number(counts[kind] ?? 0, 0)}</span>{" "}
					{t(`manage.kinds.${kind}`)}
				</li>
			))}
			{pupils > 0 ? (
				<li className="text-ink-2">{t("manage.pupils", { count: pupils, countText: format.number(pupils, 0) })}</li>
			) : null}
		</ul>
	);
}
