import type { PullBundle, Read, RosterMessage } from "../../standards/contract";
import { findStandard } from "../../standards/registry";

/** What a pull kept, read again by the standard that it was fetched by; null: it is no file of a pull. */
export function readBundle(format: string, bytes: Uint8Array): Read<RosterMessage> | null {
	const pull = findStandard(format)?.pull;
	if (!pull) return null;
	// We wrote it ourselves; the standard checks its rows once more.
	return pull.toMessage(JSON.parse(new TextDecoder().decode(bytes)) as PullBundle);
}
