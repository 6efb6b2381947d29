import { z } from "zod";
import { subjectKeys } from "@/lib/domain/subjects";

/** What may stand on a talk sheet; notes only when they are asked for. */
export const talkSections = ["subjects", "goals", "practice", "agreements", "notes"] as const;
export type TalkSection = (typeof talkSections)[number];

const isSection = (name: string): name is TalkSection => (talkSections as readonly string[]).includes(name);
const many = z
	.union([z.string(), z.array(z.string())])
	.optional()
	.transform((value) => (value === undefined ? null : [value].flat().filter(isSection)))
	.catch(null);

/** The address of a talk sheet: `show` once for each section; without any, all but the notes. */
export const talkAddress = z.object({
	show: many.transform((chosen) => new Set(chosen ?? talkSections.filter((name) => name !== "notes"))),
	period: z.string().max(40).optional().catch(undefined),
	subject: z.enum(subjectKeys).nullable().catch(null),
});
export type TalkAddress = z.output<typeof talkAddress>;
