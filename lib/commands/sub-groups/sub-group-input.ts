import { z } from "zod";
import type { GroupId, PersonId, SubGroupId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";

/** What the forms on sub-groups send: ids, a name of a line, days as yyyy-mm-dd. */
export const groupIdSchema = z.guid().transform((id) => id as GroupId);
export const subGroupIdSchema = z.guid().transform((id) => id as SubGroupId);
export const pupilIdsSchema = z.array(z.guid().transform((id) => id as PersonId)).max(200);
export const nameSchema = lineSchema(60);
