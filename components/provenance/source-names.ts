import { standardInWords } from "@/components/suppliers/supplier-words";
import { isolate } from "@/lib/i18n/direction/isolate";
import type { Translator } from "@/lib/i18n/translator";

interface NamedSource {
	readonly connectionId: string;
	readonly supplier: string;
	readonly standard: string;
}

/** What a source is called among others: its supplier, and what it brings where that supplier has more than one here. */
export function sourceName(
	{ connectionId, supplier, standard }: NamedSource,
	among: readonly NamedSource[],
	t: Translator<"suppliers">,
): string {
	const twin = among.some((one) => one.supplier === supplier && one.connectionId !== connectionId);
	return twin ? `${isolate(supplier)}, ${standardInWords(t, standard)}` : supplier;
}
