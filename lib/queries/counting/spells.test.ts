import fc from "fast-check";
import { expect, it } from "vitest";
import { isOnDay } from "../../standing/counting-group";
import { spellsOf } from "./spells";

const day = fc.integer({ min: 1, max: 28 }).map((of) => `2026-11-${String(of).padStart(2, "0")}`);
const stays = fc.array(fc.record({ beginDate: day, endDate: fc.option(day) }), { maxLength: 6 });

it("gives on every day what is made of the stays of that day, in whatever order the days are asked", () => {
	fc.assert(
		fc.property(stays, fc.array(day, { minLength: 1, maxLength: 40 }), (all, days) => {
			const here = spellsOf(all, (of) => of);
			for (const one of days) expect(here(one)).toEqual(all.filter((stay) => isOnDay(stay, one)));
		}),
	);
});

it("is made once between two changes", () => {
	let made = 0;
	const here = spellsOf([{ beginDate: "2026-11-05", endDate: "2026-11-10" }], () => {
		made += 1;
	});
	for (const one of ["2026-11-04", "2026-11-05", "2026-11-07", "2026-11-09", "2026-11-10", "2026-11-20", "2026-11-01"])
		here(one);
	expect(made).toBe(3);
});
