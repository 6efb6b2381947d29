"use client";
import { Sheet } from "@/components/ui/sheet";
import { useTranslations } from "@/lib/i18n/in-browser";
import { ProvenanceAnswer, type ProvenanceQuestion } from "./provenance-answer";

/** The same sheet for a figure that React did not draw: open while it is there; the focus returns to the opener. */
export function ProvenancePanel({
	title,
	opener,
	onClose,
	...question
}: ProvenanceQuestion & { title: string; opener: HTMLElement; onClose(): void }) {
	const common = useTranslations("common");
	return (
		<Sheet title={title} closeLabel={common("close")} opener={opener} onClose={onClose}>
			<ProvenanceAnswer {...question} />
		</Sheet>
	);
}
