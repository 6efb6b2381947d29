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

const classes: readonly { readonly name: string; readonly level: number; readonly size: number }[] = [
	{ name: "1a", level: 1, size: 27 },
	{ name: "1b", level: 1, size: 28 },
	{ name: "1c", level: 1, size: 26 },
	{ name: "2a", level: 2, size: 26 },
	{ name: "2b", level: 2, size: 27 },
	{ name: "2c", level: 2, size: 25 },
	{ name: "3a", level: 3, size: 26 },
	{ name: "3b", level: 3, size: 24 },
];
const domain = "tegenwind.example";
const lessons = [
	{ subject: "arithmetic", abbreviation: "wi", teachers: "vo-w" },
	{ subject: "dutch", abbreviation: "ne", teachers: "vo-n" },
] as const;

/** Eight classes with a mentor each, and a lesson group for mathematics and one for Dutch per class. */
export function buildSecondarySchool(context: SchoolContext): DemoSchool {
	const random = createRandom(context.seed, "secondary");
	const taken = new Set<string>();
	const pupils: DemoPupil[] = [];
	const employees: DemoEmployee[] = [];
	const hire = (key: string) => {
		const employee = drawEmployee(random, taken, key, domain);
		employees.push(employee);
		return employee.key;
	};
	for (const { teachers } of lessons) for (const nth of [1, 2, 3]) hire(`${teachers}${nth}`);
	const groups: DemoGroup[] = [];
	for (const [index, { name, level, size }] of classes.entries()) {
		const classKey = `vo-k${index + 1}`;
		const members = Array.from({ length: size }, (_, place) =>
			drawPupil(context, random, taken, {
				key: `vo-p${pupils.length + place + 1}`,
				sector: "vo",
				classKey,
				level,
				onRoster: true,
				// The first year came from primary schools this summer: nothing is known from before.
				earliest: level === 1 ? context.yearBegin : context.historyFrom,
			}),
		);
		pupils.push(...members);
		const pupilKeys = members.map((pupil) => pupil.key);
		const base = { subject: null, combination: false, pupilKeys };
		groups.push({ ...base, key: classKey, name, kind: "class", teacherKeys: [hire(`vo-m${index + 1}`)] });
		for (const { subject, abbreviation, teachers } of lessons) {
			groups.push({
				...base,
				key: `${classKey}-${abbreviation}`,
				name: `${name} ${abbreviation}`,
				kind: "lesson-group",
				subject,
				teacherKeys: [`${teachers}${(index % 3) + 1}`],
			});
		}
	}
	const coach = hire("vo-coach1");
	const admin = hire("vo-admin");
	const strangers = ["vo-k4", "vo-k7"].map((classKey, index) =>
		drawPupil(context, random, taken, {
			key: `vo-x${index + 1}`,
			sector: "vo",
			classKey,
			level: index + 2,
			onRoster: false,
			earliest: context.historyFrom,
		}),
	);
	return {
		key: "secondary",
		sector: "vo",
		name: "Lyceum Tegenwind",
		onderwijsaanbiederId: "998A202",
		oieCode: "98XB",
		groups,
		pupils: [...pupils, ...strangers],
		employees,
		coaching: [{ employeeKey: coach, groupKey: "vo-k5" }],
		adminKey: admin,
	};
}
