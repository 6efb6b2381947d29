"use client";
import type { ReactNode } from "react";
import { Sheet } from "@/components/ui/sheet";
import { useTranslations } from "@/lib/i18n/in-browser";
import { ProvenanceAnswer, type ProvenanceQuestion } from "./provenance-answer";

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
}: ProvenanceQuestion & {
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
					className={`text-figure hover:bg-accent-soft data-[state=open]:bg-accent-soft ${className}`}
				>
					{children}
				</button>
			}
		>
			<ProvenanceAnswer {...about} />
		</Sheet>
	);
}
