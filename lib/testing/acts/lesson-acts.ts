import { today } from "../../clock";
import { versionOf } from "../../commands/acts/require-seen";
import { addNote } from "../../commands/notes/add-note";
import { changeNote, shownNote } from "../../commands/notes/change-note";
import { createPlan } from "../../commands/plans/create-plan";
import { createSubGroup } from "../../commands/sub-groups/create-sub-group";
import { shownEnd } from "../../commands/sub-groups/end-sub-group";
import { shownName } from "../../commands/sub-groups/rename-sub-group";
import { addDays } from "../../domain/school-day";
import { findPlan } from "../../queries/plans/find-plan";
import type { ActWorld, DoableAct, DoableActs, Filled } from "./act-world";

const note = { kind: "talk", visibility: "team", text: "Samen gelezen.", day: today(), subjectKey: "" } as const;
const days = () => ({ firstDay: today(), lastDay: addDays(today(), 30) });

const beginPlan = ({ teacher, groupId }: ActWorld) =>
	createPlan(teacher, { groupId, subjectKey: "arithmetic", days: days(), from: null });

async function gathered({ teacher, groupId, pupilIds }: ActWorld) {
	const input = { groupId, name: "Breuken", goalId: null, firstDay: today(), lastDay: null };
	return { groupId, subGroupId: await createSubGroup(teacher, { ...input, pupilIds: [pupilIds[0]] }) };
}

const ofSubGroup = (act: string, fields: (world: ActWorld) => Filled): DoableAct => ({
	make: async (world) => ({
		fields: { act, ...(await gathered(world)), ...fields(world) },
		...(act === "rename" ? { seen: versionOf(shownName("Breuken")) } : {}),
		...(act === "end" ? { seen: versionOf(shownEnd(null)) } : {}),
		...{ by: world.teacher, orBy: world.colleague },
	}),
});

/** What teachers and mentors do. */
export const lessonActs: DoableActs = {
	writeNote: {
		make: async ({ pupilIds: [pupilId], teacher: by, colleague: orBy }) => ({
			...{ fields: { pupilId, ...note }, by, orBy },
		}),
		adds: true,
	},
	"writeNote of one that is there": {
		make: async ({ pupilIds: [pupilId], teacher: by }) => {
			const { noteId } = await addNote(by, pupilId, { ...note, subjectKey: null });
			const seen = versionOf(shownNote({ ...note, subjectKey: null }));
			return { fields: { pupilId, noteId, ...note, text: "Beter gezegd." }, seen, by };
		},
	},
	eraseNote: {
		make: async ({ pupilIds: [pupilId], teacher: by }) => {
			const { noteId } = await addNote(by, pupilId, { ...note, subjectKey: null });
			await changeNote(by, noteId, { ...note, subjectKey: null });
			return { fields: { noteId }, by };
		},
	},
	beginPlan: {
		make: async ({ groupId, teacher: by, colleague: orBy }) => ({
			...{ fields: { groupId, subjectKey: "arithmetic", ...days(), from: "" }, by, orBy },
		}),
		adds: true,
	},
	writePlan: {
		make: async (world) => {
			const [planId, { groupId, teacher: by, colleague: orBy, pupilIds }] = [await beginPlan(world), world];
			const seen = (await findPlan(by, groupId, planId))?.version;
			const fields = { groupId, planId, ...days(), "basis.goal": "Tafels", [`place.${pupilIds[0]}`]: "basis" };
			return { fields, seen, by, orBy };
		},
	},
	gatherSubGroup: {
		make: async ({ groupId, pupilIds, teacher: by, colleague: orBy }) => ({
			...{ fields: { groupId, name: "Lezen", firstDay: today(), lastDay: "", pupil: pupilIds }, by, orBy },
		}),
		adds: true,
	},
	"changeSubGroup: name": ofSubGroup("rename", () => ({ name: "Breuken, tafel achterin" })),
	"changeSubGroup: add": ofSubGroup("add", ({ pupilIds }) => ({ pupil: pupilIds[1], on: today() })),
	"changeSubGroup: take out": ofSubGroup("remove", ({ pupilIds }) => ({ pupil: pupilIds[0], on: today() })),
	"changeSubGroup: end": ofSubGroup("end", () => ({ lastDay: today() })),
};
