import { describe, expect, it } from "vitest";
import { personId } from "@/lib/domain/ids";
import { formatter } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";
import type { SittingMeasure } from "@/lib/standing/describe-sitting";
import { alsoSentInWords } from "./sitting-words";

const pupil = personId.parse("00000000-0000-4000-8000-000000000001");
const other = personId.parse("00000000-0000-4000-8000-000000000002");
const value = { shown: 8, label: null, rank: 8, interval: null };

const measureOf = (maximum: number | null, ofPupil: typeof pupil): SittingMeasure =>
	({
		...{ type: "number-correct", partSourceId: "", maximum, decimals: 0 },
		values: new Map([[ofPupil, value]]),
	}) as unknown as SittingMeasure;

const sent = (number: number, maximum: number | null) =>
	({
		...{ pupilId: pupil, partSourceId: "", type: "number-correct", text: `${number}`, number, maximum, decimals: 0 },
	}) as SittingPage["alsoSent"][number];

const words = { measures: translator("nl", "measures"), format: formatter("nl") };
const said = (alsoSent: SittingPage["alsoSent"], measures: readonly SittingMeasure[]) =>
	measures.flatMap((measure) => alsoSentInWords({ alsoSent }, pupil, measure, words));

describe("what was sent beside the score that counts", () => {
	it("is told once, with the measure that has this score, though the test was scored on two maxima", () => {
		expect(said([sent(7, 10)], [measureOf(10, pupil), measureOf(50, other)])).toEqual(["7"]);
		expect(said([sent(7, 10)], [measureOf(50, other)])).toEqual([]);
	});

	it("names its highest score where that differs from the one of the score that counts", () => {
		expect(said([sent(40, 50), sent(9, 10), sent(3, null)], [measureOf(10, pupil)])).toEqual(["40 van 50", "9", "3"]);
	});

	it("names none where the highest score is no part of the scale", () => {
		const scored = { ...measureOf(null, pupil), type: "skill-score" as const };
		expect(said([{ ...sent(214, 500), type: "skill-score" }], [scored])).toEqual(["214"]);
	});
});
