import { addDays } from "../../domain/school-day";
import { getSchoolYear, schoolYearOf, startYearOf } from "../model/school-calendar";
import type { ReplayPlan } from "./plan";
import { type ReplayTest, replayMessage } from "./replay-message";
import { replaySchool } from "./replay-school";
import { groupRows, isNumber, readRows } from "./rows";

/** Only these columns are read: no supplier has a right to send the background of a pupil. */
const columns = ["schoolNR", "classNR", "pupilNR", "aritPRET", "aritPOST", "langPRET", "langPOST"] as const;
type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Grade 8 of 131 schools: language and arithmetic, before and after (R package mlmRev). */
export function planBdf(text: string, anchor: string): ReplayPlan {
	const rows = readRows(text, columns);
	const tests = testsOf(anchor);
	const since = addDays(tests[0]?.test.day ?? anchor, -30);
	const values = rows.flatMap((row) => tests.map(({ column }) => row[column]));
	const good = values.filter(isNumber).length;
	const schools = [...groupRows(rows, (row) => row.schoolNR)].map(([key, ofSchool], index) => {
		const classes = groupRows(ofSchool, (row) => row.classNR);
		const roster = replaySchool(
			"bdf",
			index,
			{
				key,
				name: `School ${key} (bdf)`,
				classes: [...classes].map(([classNR, members]) => ({
					key: classNR,
					name: `Groep 8 (${classNR})`,
					level: 8,
					pupils: members.map((row) => row.pupilNR),
				})),
			},
			since,
		);
		const messages = [...classes].flatMap(([classNR, members]) =>
			tests.map(({ column, test }) => replayMessage("bdf", roster, classNR, test, valuesOf(members, column))),
		);
		return {
			roster,
			messages: messages.filter((message) => message.studentScoresAndResults.length > 0),
			statements: () => [],
		};
	});
	return {
		kind: "bdf",
		rows: rows.length,
		rowGives: "four outcomes",
		expected: good,
		skipped: [{ reason: "no value in the file", count: values.length - good }],
		madeUp: [
			"names and identifiers of pupils, teachers and schools",
			"goals: a whole test stands for one kerndoel, so that it has a column",
			`dates: before on ${tests[0]?.test.day}, after on ${tests[2]?.test.day}`,
		],
		schools,
	};
}

function valuesOf(members: readonly Row[], column: (typeof columns)[number]) {
	return members.filter((row) => isNumber(row[column])).map((row) => ({ pupil: row.pupilNR, value: row[column] }));
}

/** The last school year in which both moments are over. */
function testsOf(anchor: string): { readonly column: (typeof columns)[number]; readonly test: ReplayTest }[] {
	const beforeIndex = 30;
	const afterIndex = 150;
	const current = schoolYearOf(anchor);
	const year = (current.days[afterIndex] ?? "9") < anchor ? current : getSchoolYear(startYearOf(anchor) - 1);
	const [before = anchor, after = anchor] = [year.days[beforeIndex], year.days[afterIndex]];
	const arithmetic = { subject: "Rekenen", scoreType: "NumberCorrect" } as const;
	const language = { subject: "Taal", scoreType: "ScorePoints" } as const;
	return [
		{ column: "aritPRET", test: { ...arithmetic, id: "bdf-arit-pre", name: "Rekenen voormeting", day: before } },
		{ column: "langPRET", test: { ...language, id: "bdf-lang-pre", name: "Taal voormeting", day: before } },
		{ column: "aritPOST", test: { ...arithmetic, id: "bdf-arit-post", name: "Rekenen nameting", day: after } },
		{ column: "langPOST", test: { ...language, id: "bdf-lang-post", name: "Taal nameting", day: after } },
	];
}
