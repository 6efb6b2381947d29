import { z } from "zod";

/**
 * A list of at most so many elements. The count comes first: `max` of zod counts after every element was checked, and each
 * wrong one of a million costs a fault of its own.
 */
export function atMost<Element extends z.ZodType>(element: Element, most: number) {
	return z.array(z.unknown()).max(most).pipe(z.array(element));
}
