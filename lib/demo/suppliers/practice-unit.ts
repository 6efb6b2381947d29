import { adaptiveCodes, extraUnit, levels, listGoals } from "../model/catalogue";
import type { PracticeSource, PracticeUnit } from "../model/practice-day";
import type { DemoSchool } from "../model/school";

const places: Readonly<Record<PracticeSource, string>> = {
	adaptive: "https://oefenen.kwartelhof.example",
	method: "https://lessen.zeldenrijk.example",
};

/** Activity id of a unit as the supplier names it. */
export function unitIri(source: PracticeSource, unit: PracticeUnit): string {
	return `${places[source]}/onderdeel/${unit.sector}-${unit.level}-${unit.subject}-${unit.code}`;
}

export function itemIri(source: PracticeSource, unit: PracticeUnit, item: number): string {
	return `${unitIri(source, unit)}/opgave/${item + 1}`;
}

export function unitTitle(unit: PracticeUnit): string {
	return unit.sector === "po" ? `${unit.title} (groep ${unit.level})` : `${unit.title} (leerjaar ${unit.level})`;
}

/** Every unit that a source may deliver at a school. */
export function listUnits(school: DemoSchool, source: PracticeSource): PracticeUnit[] {
	const subjects = source === "adaptive" ? (["arithmetic"] as const) : (["arithmetic", "dutch"] as const);
	return levels[school.sector].flatMap((level) =>
		subjects.flatMap((subject) => {
			const base = { sector: school.sector, subject, level };
			const covers = (code: string) => source === "method" || adaptiveCodes[school.sector].has(code);
			const goals = listGoals(school.sector, subject, level).filter((goal) => covers(goal.code));
			const taught = goals.map(({ code, title }) => ({ ...base, code, title }));
			return [...taught, { ...base, ...extraUnit }];
		}),
	);
}
