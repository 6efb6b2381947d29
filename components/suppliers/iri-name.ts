/** The last words of an address that names a verb or a type: what people know it by. */
export function iriName(iri: string): string {
	return iri.split(/[/#:]/).findLast(Boolean) ?? iri;
}
