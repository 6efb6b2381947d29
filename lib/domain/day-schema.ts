import { z } from "zod";

/**
 * A day of the calendar from outside, as yyyy-mm-dd: one that exists, and that is near enough to be meant. Year 0 has the
 * form of one too, and the database would refuse it.
 */
export const daySchema = z.iso
	.date()
	.refine((day) => day >= "1900-01-01" && day < "2200-01-01", { error: "wrong-format" });
