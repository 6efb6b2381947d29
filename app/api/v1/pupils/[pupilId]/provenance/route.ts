import { z } from "zod";
import { personId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listPupilProvenance } from "@/lib/queries/pupils/list-pupil-provenance";

export const GET = route({
	scope: "person",
	input: z.object({ params: z.object({ pupilId: personId }) }),
	handler: ({ scope, input: { params } }) => listPupilProvenance(scope, params.pupilId),
});
