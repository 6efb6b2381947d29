import { z } from "zod";
import { connectionId } from "@/lib/domain/ids";

const text = z.string().max(40).nullable().catch(null);

/** What the address of a pupil page says; a choice that is none is not made. */
export const pupilAddress = z.object({
	period: text,
	source: connectionId.nullable().catch(null),
	/** Begins a note on this signal. */
	signal: z.guid().nullable().catch(null),
});
export type PupilAddress = z.output<typeof pupilAddress>;

/** The address with one choice changed; null takes it away. */
export function pupilHref(path: string, address: PupilAddress, change: Partial<PupilAddress>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...address, ...change })) if (value) query.set(name, value);
	return query.size === 0 ? path : `${path}?${query}`;
}
