import { z } from "zod";

/** An e-mail address as accounts keep it: trimmed, in lower case. */
export const emailSchema = z.string().trim().toLowerCase().max(320).pipe(z.email());
