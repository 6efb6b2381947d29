import { z } from "zod";
import { personId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";

/** What the forms on sub-groups send: pupils, a name of a line, days as yyyy-mm-dd. */
export const pupilIdsSchema = z.array(personId).max(200);
export const nameSchema = lineSchema(60);
