"use client";
import { useTranslations } from "@/lib/i18n/in-browser";
import { ProvenanceFacts } from "./provenance-facts";
import { useProvenance } from "./use-provenance";

export interface ProvenanceQuestion {
	/** Answers the provenance of all figures of a screen or a part of it. */
	readonly address: `/api/v1/${string}`;
	/** Which of them this figure is. */
	readonly figureKey: string;
	/** yyyy-mm-dd; days of another year are written with it. */
	readonly today: string;
	/** How the screen made it, in words, where it has a rule of its own. */
	readonly rule?: string;
}

/** Where one figure comes from, asked when it is opened. */
export function ProvenanceAnswer({ address, figureKey, today, rule }: ProvenanceQuestion) {
	const t = useTranslations("provenance");
	const { data, isPending, isError } = useProvenance(address);
	if (isPending) return <p role="status">{t("loading")}</p>;
	if (isError) return <p role="alert">{t("error")}</p>;
	const found = data.find((one) => one.key === figureKey);
	if (!found) return <p>{t("nothing")}</p>;
	return <ProvenanceFacts found={found} today={today} rule={rule} />;
}
