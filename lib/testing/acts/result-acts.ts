import { today } from "../../clock";
import { mapUnits, shownUnit } from "../../commands/curriculum/map-units";
import { setAsideUnit } from "../../commands/curriculum/set-aside-unit";
import { decideDispute, type MarkDecision } from "../../commands/result-marks/decide-dispute";
import { disputeResult } from "../../commands/result-marks/dispute-result";
import { shownFamily } from "../../commands/scale-families/change-family";
import { confirmFamily } from "../../commands/scale-families/confirm-family";
import { inSchool } from "../../db/in-school";
import type { GoalId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { createConnection, createGoal } from "../factories";
import { addSitting } from "../goal-facts";
import { type ActWorld, byAdmins, type DoableAct, type DoableActs, edited } from "./act-world";

/** A result of the first pupil. */
async function aResult({ schoolId, pupilIds: [pupilId] }: ActWorld) {
	const { connectionId } = await createConnection(schoolId);
	const test = { name: "Peiling M5", day: addDays(today(), -10), type: "skill-score" };
	const { assessmentId } = await addSitting({ schoolId, connectionId }, test, [{ pupilId, text: "200" }]);
	return { connectionId, assessmentId, pupilId };
}

async function anEntry(world: ActWorld) {
	const { pupilId } = await aResult(world);
	const { id } = await inSchool({ schoolId: world.schoolId }, (tx) => tx.sittingEntry.findFirstOrThrow());
	return { pupilId, entryId: id, reason: "wrong-value" as const, text: "Een ander kind" };
}

/** Its mark. */
async function disputed(world: ActWorld) {
	const entry = await anEntry(world);
	await disputeResult(world.teacher, entry);
	const { id } = await inSchool({ schoolId: world.schoolId }, (tx) => tx.resultMark.findFirstOrThrow());
	return { pupilId: entry.pupilId, markId: id };
}

const decided = (decision: MarkDecision) =>
	byAdmins(async (world) => {
		const { markId } = await disputed(world);
		if (decision === "count-again") await decideDispute(world.admin, markId, "set-aside");
		return { fields: { markId, decision } };
	});

let goal: Promise<{ goalId: GoalId }> | undefined;
const unit = { kind: "unit" as const, sourceId: "les-1" };

/** A unit of a supplier, as it stands before this is decided of it. */
const decidedOfUnit = (decision: "save" | "undo" | "aside" | "open"): DoableAct => ({
	make: async ({ schoolId, admin, teacher: by, colleague: orBy }) => {
		goal ??= createGoal();
		const [{ connectionId }, { goalId }] = [await createConnection(schoolId), await goal];
		await inSchool({ schoolId }, (tx) =>
			tx.supplierUnit.create({ data: { schoolId, connectionId, ...unit, title: "Breuken" } }),
		);
		const before = decision === "undo" ? [goalId] : [];
		if (decision === "undo") await mapUnits(admin, { connectionId, units: [{ ...unit, goalIds: before }] });
		if (decision === "open") await setAsideUnit(admin, { connectionId, ...unit, setAside: true });
		const chosen = decision === "save" ? goalId : undefined;
		const fields = { connectionId, unit: "unit:les-1", decision, before, goal: chosen };
		return { ...edited(shownUnit(before), fields), by, orBy };
	},
});

const family = { name: "Peiling", standardError: "4.5", errorSource: "handleiding" };
const say = (text: string) => text.replace(".", ",");

const decidedOfFamily = (decision: "save" | "undo") =>
	byAdmins(async (world) => {
		const { connectionId, assessmentId } = await aResult(world);
		const assessmentIds = [assessmentId];
		const of = { connectionId, measureType: "skill-score" as const, assessmentIds };
		const { familyId } = await confirmFamily(world.admin, { ...family, ...of });
		const shown = shownFamily({ ...family, assessmentIds }, say);
		return edited(shown, { familyId, decision, ...(decision === "save" ? { name: "Peiling rekenen" } : {}) });
	});

/** What is said of results, tests and lessons. */
export const resultActs: DoableActs = {
	disputePupilResult: {
		make: async (world) => ({ fields: await anEntry(world), by: world.teacher, orBy: world.colleague }),
	},
	retractPupilDispute: {
		make: async (world) => ({ fields: await disputed(world), by: world.teacher, orBy: world.colleague }),
	},
	"decideDisputedResult: set aside": decided("set-aside"),
	"decideDisputedResult: stands": decided("stands"),
	"decideDisputedResult: count again": decided("count-again"),
	"decideUnit: save": decidedOfUnit("save"),
	"decideUnit: undo": decidedOfUnit("undo"),
	"decideUnit: aside": decidedOfUnit("aside"),
	"decideUnit: open": decidedOfUnit("open"),
	confirmSuggestion: byAdmins(async (world) => {
		const { connectionId, assessmentId } = await aResult(world);
		return {
			fields: { ...family, standardError: "4,5", assessment: assessmentId, connectionId, measureType: "skill-score" },
		};
	}),
	"saveFamily: save": decidedOfFamily("save"),
	"saveFamily: undo": decidedOfFamily("undo"),
};
