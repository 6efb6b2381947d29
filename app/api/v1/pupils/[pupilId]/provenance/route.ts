import { z } from "zod";
import type { PersonId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listPupilProvenance } from "@/lib/queries/pupils/list-pupil-provenance";

export const GET = route({
	scope: "person",
	input: z.object({ params: z.object({ pupilId: z.guid() }) }),
	handler: ({ scope, input: { params } }) => listPupilProvenance(scope, params.pupilId as PersonId),
});
