import { addDays } from "../../domain/school-day";
import { schoolDaysBefore } from "../model/school-calendar";
import type { ReplayPlan, ReplaySchool } from "./plan";
import { type ReplayTest, replayMessage } from "./replay-message";
import { replaySchool } from "./replay-school";
import { groupRows, isNumber, readRows } from "./rows";

const columns = ["schoolid", "childid", "year", "grade", "math"] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Growth in mathematics on one scale, up to six waves a child, many of them missing (R package mlmRev). */
export function planEgsingle(text: string, anchor: string): ReplayPlan {
	const rows = readRows(text, columns);
	const waves = [...new Set(rows.map((row) => row.year))].sort((a, b) => Number(a) - Number(b));
	const tests = new Map(waves.map((wave, index) => [wave, testOf(anchor, index, waves.length)]));
	const good = rows.filter((row) => isNumber(row.math)).length;
	const since = addDays(tests.get(waves[0] ?? "")?.day ?? anchor, -30);
	const schools = [...groupRows(rows, (row) => row.schoolid)].map(([key, ofSchool], index) =>
		schoolOf(key, index, ofSchool, tests, since),
	);
	return {
		kind: "egsingle",
		rows: rows.length,
		rowGives: "one outcome",
		expected: good,
		skipped: [{ reason: "no value in the file", count: rows.length - good }],
		madeUp: [
			"names and identifiers of pupils, teachers and schools",
			"goals: a whole test stands for one kerndoel, so that it has a column",
			"groups: the children of a school who were last seen in the same grade",
			`dates: a wave each half year, the last on ${tests.get(waves.at(-1) ?? "")?.day}`,
		],
		schools,
	};
}

function schoolOf(
	key: string,
	index: number,
	rows: readonly Row[],
	tests: ReadonlyMap<string, ReplayTest>,
	since: string,
): ReplaySchool {
	const lastGrades = new Map<string, { readonly year: number; readonly grade: string }>();
	for (const row of rows) {
		const known = lastGrades.get(row.childid);
		if (!known || Number(row.year) > known.year)
			lastGrades.set(row.childid, { year: Number(row.year), grade: row.grade });
	}
	const gradeOf = (row: Row) => lastGrades.get(row.childid)?.grade ?? row.grade;
	const classes = groupRows(rows, gradeOf);
	const roster = replaySchool(
		"egsingle",
		index,
		{
			key,
			name: `School ${key} (egsingle)`,
			classes: [...classes].map(([grade, members]) => ({
				key: `${key}-${grade}`,
				name: `Jaar ${grade}`,
				level: Number(grade) + 3,
				pupils: [...new Set(members.map((row) => row.childid))],
			})),
		},
		since,
	);
	const messages = [...classes].flatMap(([grade, members]) =>
		[...tests].flatMap(([wave, test]) => {
			const values = members.filter((row) => row.year === wave && isNumber(row.math));
			if (values.length === 0) return [];
			const sent = values.map((row) => ({ pupil: row.childid, value: row.math }));
			return [replayMessage("egsingle", roster, `${key}-${grade}`, test, sent)];
		}),
	);
	return { roster, messages, statements: () => [] };
}

function testOf(anchor: string, index: number, count: number): ReplayTest {
	const day = schoolDaysBefore(addDays(anchor, -14 - 182 * (count - 1 - index)), 1);
	return {
		id: `egs-wave-${index + 1}`,
		name: `Rekenschaal meting ${index + 1}`,
		subject: "Rekenen",
		scoreType: "SkillScore",
		day,
	};
}
