import { describe, expect, it } from "vitest";
import { foldPlaces, type GroupPlace } from "./fold-places";

const place = (group_id: string, begin_date: string, end_date: string | null): GroupPlace => ({
	...{ group_id, begin_date, end_date, school_year: 5 },
});
const short = (places: readonly GroupPlace[]) => places.map((one) => [one.group_id, one.begin_date, one.end_date]);

describe("the places of two pupils who are one", () => {
	it.each([
		[
			"another group goes along",
			[place("a", "2026-08-01", null)],
			[place("b", "2026-08-01", null)],
			[["b", "2026-08-01", null]],
		],
		["the same place is there already", [place("a", "2026-08-01", null)], [place("a", "2026-08-01", null)], []],
		[
			"what lies within is there already",
			[place("a", "2026-08-01", null)],
			[place("a", "2026-09-01", "2026-10-01")],
			[],
		],
		[
			"days before are added",
			[place("a", "2026-09-01", null)],
			[place("a", "2026-08-01", null)],
			[["a", "2026-08-01", "2026-09-01"]],
		],
		[
			"days after are added",
			[place("a", "2026-08-01", "2026-09-01")],
			[place("a", "2026-08-01", null)],
			[["a", "2026-09-01", null]],
		],
		[
			"both sides are added",
			[place("a", "2026-09-01", "2026-10-01")],
			[place("a", "2026-08-01", null)],
			[
				["a", "2026-08-01", "2026-09-01"],
				["a", "2026-10-01", null],
			],
		],
		[
			"what lies apart stays whole",
			[place("a", "2026-09-01", "2026-10-01")],
			[place("a", "2026-08-01", "2026-08-20")],
			[["a", "2026-08-01", "2026-08-20"]],
		],
		[
			"a place of no day covers nothing",
			[place("a", "2026-09-01", "2026-09-01")],
			[place("a", "2026-08-01", null)],
			[["a", "2026-08-01", null]],
		],
	])("%s", (_name, kept, others, added) => expect(short(foldPlaces(kept, others))).toEqual(added));
});
