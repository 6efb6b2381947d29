import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupId, PersonId } from "../domain/ids";
import { countingGroup, type GroupShare, groupsForResult, type Stay } from "./counting-group";

const share = (id: string, takers: number, members: number, over: Partial<GroupShare> = {}): GroupShare => ({
	...{ groupId: id as GroupId, kind: "class", subjectKey: null, members, takers, ...over },
});
const lesson = (subjectKey: string) => ({ kind: "lesson-group" as const, subjectKey });
const shares = fc.uniqueArray(
	fc
		.record({
			groupId: fc.constantFrom("1", "2", "3", "4", "5").map((id) => id as GroupId),
			kind: fc.constantFrom("class", "lesson-group" as const),
			subjectKey: fc.constantFrom(null, "arithmetic", "dutch"),
			members: fc.integer({ min: 1, max: 40 }),
			part: fc.double({ min: 0, max: 1, noNaN: true }),
		})
		.map(({ part, ...one }) => ({ ...one, takers: Math.round(part * one.members) }) as GroupShare),
	{ selector: (one) => one.groupId, maxLength: 5 },
);

describe("in which group a result counts", () => {
	it("is the one of which the largest share took the test, not the one with the most", () => {
		expect(countingGroup([share("here", 1, 15), share("there", 14, 15)], "dutch")).toBe("there");
		// The usual case of secondary school: a lesson group with pupils of three classes.
		const group = share("wi2", 12, 12, lesson("arithmetic"));
		expect(countingGroup([share("2a", 20, 28), group], "arithmetic")).toBe("wi2");
		expect(countingGroup([share("2a", 28, 28), share("wi2", 11, 12, lesson("arithmetic"))], "arithmetic")).toBe("2a");
	});

	it("is at equal shares the lesson group of the subject, else the class", () => {
		const [own, other] = [share("1", 5, 15, lesson("dutch")), share("2", 2, 6, { ...lesson("x"), subjectKey: null })];
		expect(countingGroup([share("9", 10, 30), own, other], "dutch")).toBe("1");
		expect(countingGroup([other, share("9", 10, 30)], "dutch")).toBe("9");
		expect(countingGroup([share("b", 0, 9), share("a", 0, 20)], "dutch")).toBe("a");
		expect(countingGroup([], "dutch")).toBeNull();
	});

	it("is always one of hers, none has a larger share, and the order says nothing", () => {
		fc.assert(
			fc.property(shares, fc.constantFrom("arithmetic", "dutch", "other" as const), (groups, subject) => {
				const chosen = groups.find((one) => one.groupId === countingGroup(groups, subject));
				expect(chosen === undefined).toBe(groups.length === 0);
				expect(countingGroup(groups.toReversed(), subject)).toBe(chosen?.groupId ?? null);
				for (const one of groups)
					expect(one.takers / one.members).toBeLessThanOrEqual((chosen?.takers ?? 0) / (chosen?.members ?? 1) + 1e-12);
			}),
		);
	});
});

describe("groups that can have a result", () => {
	const stay = (group: string, over: Partial<Stay> = {}): Stay => ({
		...{ pupilId: "p" as PersonId, groupId: group as GroupId, group, periodId: "y", kind: "class", subjectKey: null },
		...{ schoolYear: null, beginDate: "2026-08-01", endDate: null, ...over },
	});
	const names = (stays: readonly Stay[]) => stays.map((one) => one.group);

	it("are classes and lesson groups of the subject, each once", () => {
		const stays = [stay("2a"), stay("2a"), stay("wi2", lesson("arithmetic")), stay("fa2", lesson("other"))];
		expect(names(groupsForResult(stays, "arithmetic"))).toEqual(["2a", "wi2"]);
		expect(names(groupsForResult(stays, "dutch"))).toEqual(["2a"]);
	});

	it("are all groups of a pupil who has no other, so that no result is lost", () => {
		expect(names(groupsForResult([stay("wi2", lesson("arithmetic"))], "dutch"))).toEqual(["wi2"]);
		expect(groupsForResult([], "dutch")).toEqual([]);
	});
});
