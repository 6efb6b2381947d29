import { type ComparedGroup, comparedGroup } from "./compared-group";
import type { PupilFacts } from "./pupil-row";

/** With whom practice by week is compared: of all subjects together the class; who sees one subject has its lesson group. */
export function groupOfWeeks({ groups, pupilId, subjects, period, today }: PupilFacts): ComparedGroup | null {
	const classes = groups.filter((group) => group.kind === "class");
	const among = subjects === "all" && classes.length > 0 ? classes : groups;
	const subject = subjects === "all" ? "other" : (subjects[0] ?? "other");
	return comparedGroup(among, pupilId, subject, period.to, today);
}
