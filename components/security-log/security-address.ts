import { z } from "zod";
import { daySchema } from "@/lib/domain/day-schema";
import { userId } from "@/lib/domain/ids";
import { securityEventNames } from "@/lib/domain/security-events";

const day = daySchema.nullable().catch(null);

/** What the address of the log asks for; what it does not understand is not asked. */
export const securityAddress = z.object({
	of: userId.nullable().catch(null),
	event: z.enum(securityEventNames).nullable().catch(null),
	from: day,
	to: day,
	before: z.guid().nullable().catch(null),
});
export type SecurityAddress = z.output<typeof securityAddress>;

/** The same choice at another place of the log. */
export function securityHref(address: SecurityAddress, over: Partial<SecurityAddress> = {}): string {
	const entries = Object.entries({ ...address, before: null, ...over }).filter(([, value]) => value !== null);
	const query = new URLSearchParams(entries as [string, string][]).toString();
	return query === "" ? "/security-log" : `/security-log?${query}`;
}
