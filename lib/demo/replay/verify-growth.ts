import type { Scope } from "../../authz/scope";
import type { GroupId, PersonId } from "../../domain/ids";
import { type GrowthSide, growthBetween } from "../../standing/growth";
import { defaultSettings } from "../../standing/settings";
import type { Value } from "../../standing/value-of-fact";
import { asTeacher, type VerifyRun } from "./as-teacher";
import { Comparison } from "./comparison";
import { chooseThree, type FileTest, figuresOf, gainsOf, readClasses } from "./file-statistics";
import { replayEckId } from "./replay-school";
import { gridOf } from "./verify-tests";

/**
 * Growth of three classes of egsingle between each two waves that follow each other: values as the class teacher's read
 * model gives them, differences by lib/standing/growth.ts, against those straight from the file. Waves are one scale by
 * the description of the file (one vertical scale of mathematics).
 */
export async function verifyGrowth(run: VerifyRun): Promise<Comparison[]> {
	const done: Comparison[] = [];
	for (const each of chooseThree(readClasses("egsingle", run.text))) {
		const waves = each.tests.toSorted((a, b) => a.testId.localeCompare(b.testId));
		await asTeacher(run, each, async (scope, groupId, personIds) => {
			for (const [index, later] of waves.entries()) {
				const earlier = waves[index - 1];
				if (!earlier) continue;
				const comparison = await compare(run, scope, groupId, { earlier, later }, personIds);
				done.push(comparison);
				run.say(`class ${each.classKey}, ${earlier.testId} to ${later.testId}: ${comparison.verdict}`);
			}
		});
	}
	return done;
}

async function compare(
	run: VerifyRun,
	scope: Scope,
	groupId: GroupId,
	{ earlier, later }: { readonly earlier: FileTest; readonly later: FileTest },
	personIds: ReadonlyMap<string, PersonId>,
): Promise<Comparison> {
	const [before, after] = [
		await gridOf(scope, groupId, run, earlier.testId),
		await gridOf(scope, groupId, run, later.testId),
	];
	const growth = growthBetween(
		{
			pupilIds: after.members.map((member) => member.pupilId),
			earlier: sideOf(before.grid.columns, earlier.testId),
			later: sideOf(after.grid.columns, later.testId),
		},
		defaultSettings,
	);
	const comparison = new Comparison();
	comparison.check("scale", growth.code, "numeric");
	if (growth.code === "other-scale") return comparison;
	const fromFile = gainsOf(earlier.scores, later.scores);
	comparison.check("n", growth.n, fromFile.gains.size);
	comparison.check("only earlier", growth.onlyEarlier.length, fromFile.onlyEarlier);
	comparison.check("only later", growth.onlyLater.length, fromFile.onlyLater);
	comparison.check("too few", growth.spread?.code === "too-few", fromFile.gains.size < 6);
	if (growth.spread?.code === "numeric") {
		const figures = figuresOf(fromFile.gains);
		for (const name of ["lower", "median", "upper"] as const)
			comparison.check(name, growth.spread.quartiles[name], figures[name]);
	}
	for (const [pupil, gain] of fromFile.gains) {
		const pupilId = personIds.get(replayEckId("egsingle", pupil));
		comparison.check("difference", growth.pupils.find((one) => one.pupilId === pupilId)?.difference, gain);
	}
	return comparison;
}

type Columns = Awaited<ReturnType<typeof gridOf>>["grid"]["columns"];

function sideOf(columns: Columns, testId: string): GrowthSide {
	const cells = columns.find((column) => column.source !== null)?.cells ?? [];
	const values = new Map<PersonId, Value>(cells.flatMap(({ pupilId, value }) => (value ? [[pupilId, value]] : [])));
	return {
		type: "skill-score",
		assessmentId: testId,
		partSourceId: "",
		familyId: "egsingle",
		maximum: null,
		standardError: null,
		values,
	};
}
