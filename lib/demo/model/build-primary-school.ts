import { createRandom } from "./random";
import {
	type DemoEmployee,
	type DemoGroup,
	type DemoPupil,
	type DemoSchool,
	drawEmployee,
	drawPupil,
	type SchoolContext,
} from "./school";

/** Twelve groups, two of them combinations; groups 1 and 2 have no practice yet, which the screens must bear too. */
const classes: readonly { readonly name: string; readonly levels: readonly number[]; readonly size: number }[] = [
	{ name: "1", levels: [1], size: 21 },
	{ name: "2", levels: [2], size: 23 },
	{ name: "3a", levels: [3], size: 24 },
	{ name: "3b", levels: [3], size: 23 },
	{ name: "4a", levels: [4], size: 27 },
	{ name: "4b", levels: [4], size: 25 },
	{ name: "5", levels: [5], size: 29 },
	{ name: "5/6", levels: [5, 6], size: 26 },
	{ name: "6", levels: [6], size: 28 },
	{ name: "7", levels: [7], size: 27 },
	{ name: "7/8", levels: [7, 8], size: 24 },
	{ name: "8", levels: [8], size: 26 },
];
const domain = "bontetram.example";

export function buildPrimarySchool(context: SchoolContext): DemoSchool {
	const random = createRandom(context.seed, "primary");
	const taken = new Set<string>();
	const pupils: DemoPupil[] = [];
	const employees: DemoEmployee[] = [];
	const groups: DemoGroup[] = [];
	const hire = (key: string) => {
		const employee = drawEmployee(random, taken, key, domain);
		employees.push(employee);
		return employee.key;
	};
	for (const [index, { name, levels, size }] of classes.entries()) {
		const classKey = `po-g${index + 1}`;
		const members = Array.from({ length: size }, (_, place) =>
			drawPupil(context, random, taken, {
				key: `po-p${pupils.length + place + 1}`,
				sector: "po",
				classKey,
				level: levels[Math.floor((place * levels.length) / size)] ?? 1,
				onRoster: true,
				earliest: context.historyFrom,
			}),
		);
		pupils.push(...members);
		const teachers = [hire(`po-t${index + 1}`)];
		// Group 6 is shared by two: a duo.
		if (name === "6") teachers.push(hire("po-t13"));
		groups.push({
			key: classKey,
			name: `Groep ${name}`,
			kind: "class",
			subject: null,
			combination: levels.length > 1,
			pupilKeys: members.map((pupil) => pupil.key),
			teacherKeys: teachers,
		});
	}
	const coach = hire("po-coach1");
	const admin = hire("po-admin");
	return {
		key: "primary",
		sector: "po",
		name: "Basisschool De Bonte Tram",
		onderwijsaanbiederId: "998A101",
		oieCode: "98XA",
		groups,
		pupils: [...pupils, ...strangers(context, random, taken)],
		employees,
		coaching: ["po-g8", "po-g11"].map((groupKey) => ({ employeeKey: coach, groupKey })),
		adminKey: admin,
	};
}

/** Pupils whom suppliers know and the roster does not: their records are held. */
function strangers(context: SchoolContext, random: ReturnType<typeof createRandom>, taken: Set<string>): DemoPupil[] {
	return ["po-g6", "po-g9", "po-g12"].map((classKey, index) =>
		drawPupil(context, random, taken, {
			key: `po-x${index + 1}`,
			sector: "po",
			classKey,
			level: [4, 6, 8][index] ?? 4,
			onRoster: false,
			earliest: context.historyFrom,
		}),
	);
}
