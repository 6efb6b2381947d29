import { expect, it } from "vitest";
import { jobs, schedule } from "./jobs";

it("what runs by the clock understands the empty payload that it is sent", () => {
	const understood = schedule.map(({ name }) => [name, jobs.find((job) => job.name === name)?.accepts({})]);
	expect(understood).toEqual(schedule.map(({ name }) => [name, true]));
});
