import { z } from "zod";
import { route } from "@/lib/http/route";
import { searchPupils } from "@/lib/queries/search/search-pupils";

/** Asked by POST, so that the name that is sought stands in no log of addresses. */
export const POST = route({
	scope: "person",
	input: z.object({ body: z.object({ text: z.string().min(1).max(60) }) }),
	handler: ({ scope, input: { body } }) => searchPupils(scope, body.text),
});
