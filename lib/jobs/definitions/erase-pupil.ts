import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { erasePupil } from "../../commands/pupil-files/erase-pupil";
import { schoolId } from "../../domain/ids";
import { defineJob } from "../define-job";

/** Erases a pupil as the school's admin asked; broken off, it begins anew and ends the same. */
export const erasePupilJob = defineJob(
	"erase-pupil",
	z.object({ schoolId, erasureId: z.guid() }),
	({ schoolId, erasureId }) => erasePupil(jobScope(schoolId), erasureId),
);
