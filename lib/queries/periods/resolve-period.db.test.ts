import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createConnection, createPupil, createSchool, type TestSchool } from "../../testing/factories";
import { addPractice, addSitting, type FactPlace } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { type PeriodChoice, resolvePeriod } from "./resolve-period";

testDatabase();

const today = "2026-11-23";
let school: TestSchool;
let place: FactPlace;
let current: PersonId;
let former: PersonId;

function ask(choice: PeriodChoice, pupilIds: readonly PersonId[], of = school, on = today) {
	const scope = personScope({ schoolId: of.schoolId, today: on });
	return inSchool(scope, (tx) => resolvePeriod(tx, scope, choice, pupilIds));
}

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	place = { schoolId, connectionId: (await createConnection(schoolId, { standard: "xapi" })).connectionId };
	({ pupilId: current } = await createPupil(schoolId));
	({ pupilId: former } = await createPupil(schoolId));
	await addPractice(place, [
		{ pupilId: current, day: "2026-11-20", taken: 1, right: 1 },
		{ pupilId: former, day: "2026-05-20", taken: 1, right: 1 },
	]);
});

describe("the days of a period", () => {
	it("are the school year up to today, and whole weeks with today as their last day", async () => {
		expect(await ask({ key: "year" }, [current, former])).toEqual({
			...{ key: "year", from: "2026-08-01", to: today, fellBack: false, nothingYet: false },
		});
		expect(await ask({ key: "8w" }, [current])).toEqual({
			...{ key: "8w", from: "2026-09-29", to: today, fellBack: false, nothingYet: false },
		});
		expect(await ask({ key: "4w" }, [current])).toEqual({
			...{ key: "4w", from: "2026-10-27", to: today, fellBack: false, nothingYet: false },
		});
	});

	it("are two days as they were asked, also where there is nothing", async () => {
		const custom = { key: "custom", from: "2024-09-01", to: "2024-09-30" } as const;
		expect(await ask(custom, [current])).toEqual({ ...custom, fellBack: false, nothingYet: false });
	});

	it("end at the last day with data when the period would be empty, and say so", async () => {
		expect(await ask({ key: "year" }, [former])).toEqual({
			...{ key: "year", from: "2025-08-01", to: "2026-05-20", fellBack: true, nothingYet: false },
		});
		expect(await ask({ key: "4w" }, [former])).toEqual({
			...{ key: "4w", from: "2026-04-23", to: "2026-05-20", fellBack: true, nothingYet: false },
		});
	});

	it("count a test as data, by its day in the Netherlands, unless it was withdrawn", async () => {
		const { pupilId } = await createPupil(school.schoolId);
		const test = { type: "percentage-correct", name: "Toets" };
		await addSitting(place, { ...test, sourceId: "t1", day: "2026-06-11" }, [{ pupilId, text: "70" }]);
		await addSitting(place, { ...test, sourceId: "t2", day: "2026-10-01", status: "withdrawn" }, [
			{ pupilId, text: "70" },
		]);
		expect(await ask({ key: "year" }, [pupilId])).toMatchObject({ to: "2026-06-11", fellBack: true });
	});

	it("stay as asked for pupils who never had anything, and for those of another school", async () => {
		const asked = { key: "year", from: "2026-08-01", to: today, fellBack: false, nothingYet: true };
		expect(await ask({ key: "year" }, [])).toEqual(asked);
		expect(await ask({ key: "year" }, [former], await createSchool())).toEqual(asked);
	});

	it("follow the school's own year where it has one", async () => {
		const own = { beginDate: new Date("2023-08-21T00:00:00Z"), endDate: new Date("2024-07-12T00:00:00Z") };
		await inSchool(school, (tx) =>
			tx.schoolPeriod.create({ data: { schoolId: school.schoolId, id: newId(), name: "2023-2024", ...own } }),
		);
		expect(await ask({ key: "year" }, [], school, "2024-02-01")).toMatchObject({
			from: "2023-08-21",
			to: "2024-02-01",
		});
	});
});
