import { isolate } from "./direction/isolate";

/** Parts of a line in their order, without those that are not there; a name among them turns none of the others. */
export function joinParts(parts: readonly (string | null | undefined | false)[], separator = " · "): string {
	return parts.flatMap((part) => (part ? [isolate(part)] : [])).join(separator);
}
