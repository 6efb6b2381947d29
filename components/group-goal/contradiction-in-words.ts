import { valueInWords } from "@/components/groups/grid-words";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import type { GroupGoalWords } from "./goal-words";

const practiceKey = { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" } as const;

/** What practice and test say of a pupil where they contradict; null where they do not. */
export function contradictionInWords(pupilId: string, page: GroupGoalPage, words: GroupGoalWords): string | null {
	const against = page.contradictions.find((one) => one.pupilId === pupilId);
	if (against === undefined) return null;
	const { groups, format } = words;
	const { practice, test } = against;
	return groups("contradiction.facts", {
		practice: valueInWords(practice.value, practiceKey, format),
		practiceHalf: groups(`contradiction.half.${practice.middleHalf}`),
		test: valueInWords(test.value, test.measured.key, format),
		testHalf: groups(`contradiction.half.${test.middleHalf}`),
	});
}
