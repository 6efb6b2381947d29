import { keepApproved } from "../domain/keep-approved";
import type { ConnectionSettings, DeliveryMessage, ParsedRecord } from "../standards/contract";

/** The records of a message with what the school approved of them, before anything looks at them or keeps them. */
export function translate(message: DeliveryMessage, settings: ConnectionSettings): readonly ParsedRecord[] {
	const approved = new Set(settings.fields);
	return message
		.translate(settings)
		.map((parsed) => ("record" in parsed ? { ...parsed, record: keepApproved(parsed.record, approved) } : parsed));
}
