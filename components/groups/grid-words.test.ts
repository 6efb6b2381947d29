import { describe, expect, it } from "vitest";
import { formatter } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { MeasureKey } from "@/lib/standing/value-of-fact";
import { besideInWords, standingInWords } from "./grid-words";

const measures = { t: translator("nl", "groups"), measures: translator("nl", "measures"), format: formatter("nl") };

describe("a cell in words", () => {
	const beside = (key: Partial<MeasureKey>) =>
		besideInWords(
			{
				...{ state: "other-scale", made: null },
				other: {
					value: { shown: 3, label: null, rank: 3, interval: null },
					key: { kind: "test", type: "number-correct", assessmentId: "a", partSourceId: "", decimals: 0, ...key },
					day: "2026-11-12",
				},
			} as Parameters<typeof besideInWords>[0],
			"2026-11-30",
			measures,
		);

	it("gives a value on another scale with its highest score, where there is one", () => {
		expect(beside({ maximum: 5 })).toBe("3 van 5 (aantal goed, 12 nov)");
		expect(beside({ maximum: null })).toBe("3 (aantal goed, 12 nov)");
		expect(beside({})).toBe("3 (aantal goed, 12 nov)");
	});

	it.each([
		[{ below: 0, equal: 1, n: 27 }, "de laagste van 27"],
		[{ below: 0, equal: 3, n: 27 }, "de laagste en gelijk aan 2 van 27"],
		[{ below: 26, equal: 1, n: 27 }, "de hoogste van 27"],
		[{ below: 4, equal: 2, n: 27 }, "hoger dan 4 en gelijk aan 1 van 27"],
		[{ below: 0, equal: 27, n: 27 }, "alle 27 gelijk"],
	])("says of %j: %s", (position, said) => {
		const standing = {
			...{ code: "placed", distinguishable: null, middleHalf: null },
			position: { ...position, above: position.n - position.below - position.equal, share: 0 },
		} as const;
		expect(standingInWords(standing as unknown as Parameters<typeof standingInWords>[0], measures.t)).toBe(said);
	});
});
