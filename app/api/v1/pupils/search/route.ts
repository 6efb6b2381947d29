import { z } from "zod";
import { route } from "@/lib/http/route";
import { searchPupils } from "@/lib/queries/search/search-pupils";

export const GET = route({
	scope: "person",
	input: z.object({ query: z.object({ q: z.string().min(1).max(60) }) }),
	handler: ({ scope, input: { query } }) => searchPupils(scope, query.q),
});
