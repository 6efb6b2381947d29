import { getTranslator } from "@/lib/i18n/server";
import type { Overseer } from "@/lib/queries/boards/find-overseer";

/** Says to the school which board looks on, and what it sees. */
export async function OverseerLine({ overseer }: { overseer: Overseer | null }) {
	if (overseer === null) return null;
	const t = await getTranslator("boards");
	return <p className="mt-2 max-w-[100ch] text-s text-ink-3">{t("overseer", { ...overseer })}</p>;
}
