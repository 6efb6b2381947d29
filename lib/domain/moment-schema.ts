import { z } from "zod";

const [earliest, latest] = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"].map(Date.parse) as [number, number];

/**
 * A moment from outside, in UTC or with an offset, on a day that exists. Its year has four digits in UTC as well, and is
 * not 0: the database would refuse it.
 */
export const momentSchema = z.iso
	.datetime({ offset: true })
	.refine((text) => !(Date.parse(text) < earliest || Date.parse(text) > latest), { error: "not-a-date-time" });
