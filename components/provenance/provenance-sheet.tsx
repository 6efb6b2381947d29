"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Sheet } from "@/components/ui/sheet";
import { ProvenanceFacts } from "./provenance-facts";
import { useProvenance } from "./use-provenance";

interface About {
	/** Answers the provenance of all figures of a screen or a part of it. */
	readonly address: `/api/v1/${string}`;
	/** Which of them this figure is. */
	readonly figureKey: string;
	/** yyyy-mm-dd; days of another year are written with it. */
	readonly today: string;
}

/**
 * A figure that opens where it comes from: at the side, so that it covers nothing it explains. Stands within a
 * ProvenanceFrame, or where the words of `provenance` and `suppliers` and a QueryProvider are already given.
 */
export function ProvenanceSheet({
	value,
	supplier,
	className = "",
	children,
	...about
}: About & {
	/** The figure in words, for the title; the supplier's name where there is none. */
	value: string;
	supplier: string;
	className?: string;
	children: ReactNode;
}) {
	const t = useTranslations("provenance");
	const common = useTranslations("common");
	return (
		<Sheet
			title={t("title", { value })}
			closeLabel={common("close")}
			trigger={
				<button
					type="button"
					data-provenance=""
					aria-label={t("open", { value, supplier })}
					className={`border-b border-dotted border-line-strong hover:bg-accent-soft data-[state=open]:bg-accent-soft ${className}`}
				>
					{children}
				</button>
			}
		>
			<Answer {...about} />
		</Sheet>
	);
}

function Answer({ address, figureKey, today }: About) {
	const t = useTranslations("provenance");
	const { data, isPending, isError } = useProvenance(address);
	if (isPending) return <p role="status">{t("loading")}</p>;
	if (isError) return <p role="alert">{t("error")}</p>;
	const found = data.find((one) => one.key === figureKey);
	if (!found) return <p>{t("nothing")}</p>;
	return <ProvenanceFacts found={found} today={today} />;
}
