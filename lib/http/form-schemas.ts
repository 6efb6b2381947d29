import { z } from "zod";

/** Schemas for fields of a form, as they are sent: text, and nothing at all for what is not ticked or not there. */

/** Typed text, without spaces around it; nothing where the field is not there. */
export const typedText = z.string().trim().default("");

/** The same, null where it is left empty. */
export const optionalText = z
	.string()
	.trim()
	.optional()
	.transform((value) => value || null);

/** What lets somebody in: as it was typed, spaces and all. */
export const secretText = z.string().max(1_000).default("");

/** A tick. */
export const checked = z
	.string()
	.optional()
	.transform((value) => value !== undefined);

/** A choice that may be left open: empty is none. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
	z.union([z.literal("").transform(() => null), schema]).default(null as never);

/** A field that may be there never, once or several times. */
export const many = <Schema extends z.ZodType>(schema: Schema) =>
	z.union([z.array(schema), schema.transform((one) => [one])]).default([] as never);
