import { z } from "zod";
import { daySchema } from "../../domain/day-schema";
import { personId } from "../../domain/ids";
import { planLevels } from "../../domain/plan-levels";

/** What the forms on group plans send: days as yyyy-mm-dd, both inclusive; texts of a page at most. */
export const daysSchema = z
	.object({ firstDay: daySchema, lastDay: daySchema })
	.refine(({ firstDay, lastDay }) => firstDay <= lastDay);

const text = z.string().trim().max(4000);
const levelSchema = z.object({ goal: text, approach: text, organisation: text, evaluation: text });
export const levelsSchema = z.object({
	"extra-support": levelSchema,
	basis: levelSchema,
	enrichment: levelSchema,
});

export const placesSchema = z
	.array(z.object({ pupilId: personId, level: z.enum(planLevels) }))
	.max(400)
	.refine((places) => new Set(places.map((place) => place.pupilId)).size === places.length);
