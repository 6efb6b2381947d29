import type { ParsedRecord } from "../contract";

/**
 * Two items with one id in a message: the one last modified is the state, of equals the one that stands last. The
 * others were understood and are of no use; they count as not used and are good in the answer. An item that was
 * rejected says nothing about its id.
 */
export function keepLatest(records: readonly ParsedRecord[]): ParsedRecord[] {
	const latest = new Map<string, { index: number; modifiedAt: string }>();
	for (const parsed of records) {
		const modifiedAt = modifiedAtOf(parsed);
		if (parsed.sourceId === null || modifiedAt === null) continue;
		const known = latest.get(parsed.sourceId);
		if (known === undefined || known.modifiedAt <= modifiedAt)
			latest.set(parsed.sourceId, { index: parsed.index, modifiedAt });
	}
	return records.map((parsed) => {
		if (parsed.sourceId === null || modifiedAtOf(parsed) === null) return parsed;
		if (latest.get(parsed.sourceId)?.index === parsed.index) return parsed;
		const { index, sourceId } = parsed;
		return { index, sourceId, record: { kind: "not-used", sourceId, code: "superseded-in-message" } };
	});
}

function modifiedAtOf(parsed: ParsedRecord): string | null {
	return "record" in parsed && "modifiedAt" in parsed.record ? parsed.record.modifiedAt : null;
}
