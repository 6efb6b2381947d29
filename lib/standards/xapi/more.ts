import { z } from "zod";
import { momentSchema } from "../../domain/moment-schema";
import { findUnstorableText } from "../../domain/storable-text";
import type { StatementFilter } from "../contract";
import { isUuid } from "./validate/primitives";

/**
 * The rest of a list as one opaque word: filter, form and where the page ended. It is not signed: it can say no more
 * than the parameters can, and whose statements are read is decided by the credentials.
 */
const uuid = z.string().refine((value) => isUuid(value) === null);
const date = momentSchema.transform((text) => new Date(text));
const storable = (most: number) =>
	z
		.string()
		.max(most)
		.refine((text) => findUnstorableText(text) === null);
const moreSchema = z.object({
	format: z.enum(["exact", "ids", "canonical"]),
	attachments: z.boolean().default(false),
	filter: z.object({
		statementId: z.null(),
		voidedStatementId: z.null(),
		agent: storable(3_000).nullable(),
		relatedAgents: z.boolean(),
		verb: storable(2_000).nullable(),
		activity: storable(2_000).nullable(),
		relatedActivities: z.boolean(),
		registration: uuid.nullable(),
		since: date.nullable(),
		until: date.nullable(),
		limit: z.int().min(1).max(100),
		ascending: z.boolean(),
		after: z.object({ stored: momentSchema, sequence: z.string().regex(/^\d{1,18}$/) }),
	}),
});
export type More = z.infer<typeof moreSchema>;

export function writeMore(
	filter: StatementFilter,
	form: Omit<More, "filter">,
	after: StatementFilter["after"],
): string {
	const more = Buffer.from(JSON.stringify({ ...form, filter: { ...filter, after } })).toString("base64url");
	return `/api/exchange/xapi/statements?more=${more}`;
}

/** Null: not one of ours, or no longer readable. */
export function readMore(text: string): More | null {
	if (text.length > 16_000) return null;
	try {
		const parsed = moreSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
		return parsed.success ? parsed.data : null;
	} catch {
		return null;
	}
}
