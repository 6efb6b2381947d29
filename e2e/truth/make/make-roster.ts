import { createHash } from "node:crypto";
import type { Random } from "../random";
import type { RawGroup, RawMember, RawPupil, Subject } from "../raw-school";

export const yearBegin = "2026-08-01";

export interface Roster {
	readonly pupils: RawPupil[];
	readonly groups: RawGroup[];
	readonly members: RawMember[];
}

/** Who comes in, leaves or moves does so on one of these days; tests are taken before, between and after them. */
const turningDays = ["2026-09-28", "2026-10-12", "2026-11-02"];

/** Classes, one of which may hold two school years; lesson groups across them; who is in two, came, left or moved. */
export function makeRoster(random: Random, name: string): Roster {
	const roster: Roster = { pupils: [], groups: [], members: [] };
	const classes = random.int(1, 3);
	for (let index = 0; index < classes; index += 1) makeClass(random, name, roster, index);
	const names = roster.groups.map(({ key }) => key);
	for (const pupil of roster.pupils) changeMembership(random, roster, pupil.key, names);
	const lessons = random.int(0, 2);
	for (let index = 0; index < lessons; index += 1) makeLessonGroup(random, roster, index);
	return roster;
}

function makeClass(random: Random, name: string, { pupils, groups, members }: Roster, index: number): void {
	const combination = random.chance(0.2);
	const group = { key: `K${index + 1}`, kind: "class" as const, subject: null, combination };
	groups.push(group);
	const schoolYear = random.int(4, 7);
	const size = random.chance(0.15) ? random.int(3, 6) : random.int(combination ? 12 : 7, combination ? 18 : 13);
	for (let number = 0; number < size; number += 1) {
		const pupil = makePupil(name, pupils.length);
		pupils.push(pupil);
		const ownYear = combination ? schoolYear + (number % 2) : schoolYear;
		members.push({ group: group.key, pupil: pupil.key, schoolYear: ownYear, from: yearBegin, to: null });
	}
}

export function makePupil(school: string, number: number): RawPupil {
	const key = `P${String(number).padStart(2, "0")}`;
	return { key, eckId: madeEckId(`${school} ${key}`), familyName: `Test${number}`, account: `p-${school}-${number}` };
}

/** A pseudonym in the shape of an ECK iD, of a made-up word. */
export const madeEckId = (word: string) =>
	`https://ketenid.nl/pilot/${createHash("sha512").update(word).digest("hex")}`;

/** One in six: came in, left, went to another class, or is in two. */
function changeMembership(random: Random, roster: Roster, pupil: string, classes: readonly string[]): void {
	if (!random.chance(1 / 6)) return;
	const at = roster.members.findIndex((member) => member.pupil === pupil);
	const own = roster.members[at]!;
	const day = random.pick(turningDays);
	const other = random.pick(classes);
	const kind = random.pick(["came", "left", "moved", "two"] as const);
	const schoolYearThere = roster.members.find(({ group }) => group === other)!.schoolYear;
	if (kind === "came") roster.members[at] = { ...own, from: day };
	else if (kind === "left") roster.members[at] = { ...own, to: day };
	else if (other !== own.group && kind === "moved") {
		roster.members[at] = { ...own, to: day };
		roster.members.push({ group: other, pupil, schoolYear: schoolYearThere, from: day, to: null });
	} else if (other !== own.group)
		roster.members.push({ group: other, pupil, schoolYear: schoolYearThere, from: yearBegin, to: null });
}

function makeLessonGroup(random: Random, { pupils, groups, members }: Roster, index: number): void {
	const subject: Subject = random.pick(["arithmetic", "dutch"]);
	const key = `L${index + 1}`;
	groups.push({ key, kind: "lesson-group", subject, combination: false });
	for (const { key: pupil } of random.shuffle(pupils).slice(0, random.int(6, 12)))
		members.push({
			group: key,
			pupil,
			schoolYear: null,
			from: yearBegin,
			to: random.chance(0.05) ? "2026-10-12" : null,
		});
}

/** Who is in a group on a day. */
export const membersOn = ({ members }: Roster, group: string, day: string): string[] =>
	members
		.filter((member) => member.group === group && member.from <= day && (member.to === null || day < member.to))
		.map(({ pupil }) => pupil);
