import type { DeliveryReport } from "../../domain/delivery";
import { warningCodes } from "./reasons";

export const warningsHeader = "X-Statement-Warnings";
const most = 20;
const tellable: ReadonlySet<string> = new Set([...warningCodes, "object-without-id"]);

/**
 * What was taken in and is odd, for the sender's developer: the standard leaves no room for it in the body of a good answer, so
 * it is a header, in JSON: how many, and of the first of them index, code and JSON pointer. Absent: nothing was odd.
 */
export function tellWarnings({ records }: DeliveryReport): Record<string, string> {
	const odd = records.flatMap(({ index, reason }) =>
		reason !== null && tellable.has(reason.code) ? [{ index, ...reason }] : [],
	);
	return odd.length === 0 ? {} : { [warningsHeader]: JSON.stringify({ count: odd.length, first: odd.slice(0, most) }) };
}
