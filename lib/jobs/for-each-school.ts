import { jobScope } from "../authz/job-scope";
import type { JobScope } from "../authz/scope";
import { prisma } from "../db/client";
import { describeFault } from "../describe-fault";
import { schoolId } from "../domain/ids";
import { log } from "../log";

/** One school after the other, each in its own right; a fault at one is logged and does not keep the others waiting. */
export async function forEachSchool(work: (scope: JobScope) => Promise<unknown>): Promise<void> {
	const schools = await prisma().school.findMany({ select: { id: true }, orderBy: { id: "asc" } });
	for (const id of schools.map((school) => schoolId.parse(school.id))) {
		try {
			await work(jobScope(id));
		} catch (error) {
			log.error({ schoolId: id, ...describeFault(error) }, "nightly work failed at a school");
		}
	}
}
