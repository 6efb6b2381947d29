import { z } from "zod";
import { groupId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { findLiveLesson } from "@/lib/queries/live/find-live-lesson";

export const GET = route({
	scope: "person",
	bySelf: true,
	input: z.object({ params: z.object({ groupId }) }),
	handler: async ({ scope, input: { params } }) => {
		const lesson = await findLiveLesson(scope, params.groupId);
		if (lesson === null) throw new AppError("not-found");
		return lesson;
	},
});
