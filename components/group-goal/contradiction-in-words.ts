import { valueInWords } from "@/components/groups/grid-words";
import type { GroupGoalPage } from "@/lib/queries/goals/find-group-goal";
import type { GroupGoalWords } from "./goal-words";

const practiceKey = { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" } as const;

/** What practice and test say of a pupil where they contradict; null where they do not. */
export function contradictionInWords(pupilId: string, page: GroupGoalPage, words: GroupGoalWords): string | null {
	const signal = page.signals.find((one) => one.pupilId === pupilId);
	if (signal?.code !== "practice-and-test-contradict") return null;
	const { groups, format } = words;
	return groups("signals.practice-and-test-contradict.facts", {
		practice: valueInWords(signal.practice.value, practiceKey, format),
		practiceHalf: groups(`signals.half.${signal.practice.middleHalf}`),
		test: valueInWords(signal.test.value, signal.test.key, format),
		testHalf: groups(`signals.half.${signal.test.middleHalf}`),
	});
}
