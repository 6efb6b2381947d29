import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SuggestedMatch } from "@/lib/queries/matching/suggest-matches";

/** Why two may be one, and what speaks against it, each as a sentence of its own. */
export async function ReasonLines({ reasons, doubts, held }: Pick<SuggestedMatch, "reasons" | "doubts" | "held">) {
	const [t, format] = await Promise.all([getTranslator("matching"), getFormatter()]);
	return (
		<>
			<p>
				<span className="font-strong">{t("suggestions.why")}</span>{" "}
				{format.list(reasons.map((reason) => t(`reasons.${reason}`, { held })))}.
			</p>
			{doubts.length > 0 ? (
				<p className="text-late">
					<span className="font-strong">{t("suggestions.against")}</span>{" "}
					{format.list(doubts.map((doubt) => t(`doubts.${doubt}`)))}.
				</p>
			) : null}
		</>
	);
}
