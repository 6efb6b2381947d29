import { getFormatter, getTranslator } from "@/lib/i18n/server";

const kinds = ["results", "attempts", "progress", "held", "statements", "messages"] as const;

/** Counts of what was received, or was erased, by kind; what there is nothing of is left out. */
export async function ReceivedList({ counts }: { counts: Readonly<Partial<Record<string, number>>> }) {
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
		</ul>
	);
}
