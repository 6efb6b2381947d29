import { describe, expect, it } from "vitest";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { createGroup, createPupil, createSchool } from "../../testing/factories";
import { markSignalGroups } from "./mark-signal-groups";

const database = testDatabase();

async function deliveredFor(inGroup: boolean) {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school);
	const { pupilId } = await createPupil(schoolId, inGroup ? { groupId } : {});
	await inSchool(school, (tx) => markSignalGroups(tx, schoolId, { pupilIds: [pupilId], entryIds: [] }));
	const jobs = await database.query(
		"superuser",
		"SELECT FROM pgboss.job WHERE name = 'evaluate-signals' AND data->>'schoolId' = $1",
		[schoolId],
	);
	const marked = await inSchool(school, (tx) => tx.dirtySignalGroup.count());
	return { jobs: jobs.length, marked };
}

describe("facts that change", () => {
	it("mark the pupil's group and ask for one evaluation", async () => {
		expect(await deliveredFor(true)).toEqual({ jobs: 1, marked: 1 });
	});

	it("of a pupil who is in no group ask for nothing", async () => {
		expect(await deliveredFor(false)).toEqual({ jobs: 0, marked: 0 });
	});
});
