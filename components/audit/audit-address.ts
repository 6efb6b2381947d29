import { z } from "zod";
import { daySchema } from "@/lib/domain/day-schema";
import { userId } from "@/lib/domain/ids";

const id = z.guid().nullable().catch(null);
const day = daySchema.nullable().catch(null);

/** What the address of the log asks for; what it does not understand is not asked. */
export const auditAddress = z.object({
	by: z
		.union([z.literal("system"), userId])
		.nullable()
		.catch(null),
	action: z
		.string()
		.max(60)
		.nullable()
		.catch(null)
		.transform((text) => text || null),
	from: day,
	to: day,
	/** As typed: an id, or what has to be mended. */
	about: z
		.string()
		.trim()
		.max(60)
		.nullable()
		.catch(null)
		.transform((text) => text || null),
	before: z.string().max(80).nullable().catch(null),
	check: z.literal("1").nullable().catch(null),
});
export type AuditAddress = z.output<typeof auditAddress>;

/** Null: nothing was typed, or it is no id. */
export function aboutId(address: AuditAddress): string | null {
	return id.parse(address.about?.toLowerCase() ?? null);
}

/** The same choice at another place of the log. */
export function auditHref(address: AuditAddress, over: Partial<AuditAddress> = {}, path = "/audit"): string {
	const { by, action, from, to, about, before } = { ...address, before: null, ...over };
	const entries = Object.entries({ by, action, from, to, about, before }).filter(([, value]) => value !== null);
	const query = new URLSearchParams(entries as [string, string][]).toString();
	return query === "" ? path : `${path}?${query}`;
}
