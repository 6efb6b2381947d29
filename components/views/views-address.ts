import { z } from "zod";
import { daySchema } from "@/lib/domain/day-schema";
import { personId, userId } from "@/lib/domain/ids";

const id = z.guid().nullable().catch(null);
const day = daySchema.nullable().catch(null);

/** What the address of the looks asks for; what it does not understand is not asked. */
export const viewsAddress = z.object({
	by: userId.nullable().catch(null),
	pupil: personId.nullable().catch(null),
	/** A name to find the pupil by, sealed (search-text.ts). */
	find: z.string().catch(""),
	from: day,
	to: day,
	before: id,
});
export type ViewsAddress = z.output<typeof viewsAddress>;

/** The same choice at another place of the list. */
export function viewsHref(address: ViewsAddress, over: Partial<ViewsAddress> = {}, path = "/views"): string {
	const { by, pupil, from, to, before } = { ...address, before: null, ...over };
	const entries = Object.entries({ by, pupil, from, to, before }).filter(([, value]) => value !== null);
	const query = new URLSearchParams(entries as [string, string][]).toString();
	return query === "" ? path : `${path}?${query}`;
}
