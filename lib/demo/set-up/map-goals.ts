import type { JobScope } from "../../authz/scope";
import { type MapUnitsInput, mapUnits } from "../../commands/curriculum/map-units";
import { type GoalCode, listGoalCodes } from "../../queries/curriculum/list-goal-codes";
import type { DemoSubject } from "../model/catalogue";
import type { DemoSchool } from "../model/school";
import { listTests } from "../model/test-plan";
import { listUnits, unitIri } from "../suppliers/practice-unit";
import type { DemoConnection } from "../suppliers/suppliers";

type Line = MapUnitsInput["units"][number];

/**
 * What somebody at the school would do on the mapping screen: units and parts of tests to kerndoelen. What has no
 * kerndoel stays unmapped on purpose, so that the screens show how that looks.
 */
export async function mapGoals(
	scope: JobScope,
	school: DemoSchool,
	connection: DemoConnection,
	connectionId: string,
): Promise<void> {
	const goals = await listGoalCodes();
	const goalIds = (subject: DemoSubject, codes: readonly string[]) =>
		goals.filter((goal) => fits(goal, school, subject) && codes.includes(goal.code)).map((goal) => goal.id);
	const lines: Line[] = [];
	if (connection.practice) {
		for (const unit of listUnits(school, connection.practice)) {
			const ids = goalIds(unit.subject, [unit.code]);
			if (ids.length > 0) lines.push({ kind: "unit", sourceId: unitIri(connection.practice, unit), goalIds: ids });
		}
	}
	if (connection.tests) {
		for (const test of listTests(school, connection.tests)) {
			// The spelling test has one part and one score, for the whole.
			if (connection.tests === "late") {
				const codes = test.parts.map((part) => part.mappedCode);
				lines.push({ kind: "assessment", sourceId: test.id, goalIds: goalIds(test.subject, codes) });
			} else {
				for (const part of test.parts) {
					const sourceId = `${test.id}#${part.id}`;
					lines.push({ kind: "part", sourceId, goalIds: goalIds(test.subject, [part.mappedCode]) });
				}
			}
		}
	}
	if (lines.length > 0) await mapUnits(scope, { connectionId, units: lines });
}

function fits(goal: GoalCode, school: DemoSchool, subject: DemoSubject): boolean {
	return goal.sector === school.sector && goal.subjectKey === subject;
}
