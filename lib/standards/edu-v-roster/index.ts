import type { ExchangeStandard } from "../contract";
import { answerRosterRefusal } from "../wire/roster-answers";
import { calls, services } from "./calls";
import { causeOf } from "./cause-of";
import { consent } from "./consent";
import { toMessage } from "./to-message";

/** Edu-V Association, Students, Employees and Education, asked of an administration system (README.md beside this file). */
export const eduVRoster: ExchangeStandard = {
	key: "edu-v-roster",
	name: "Edu-V Association, Students, Employees 1.1",
	credentials: "connection",
	authentication: [],
	endpoints: [],
	pull: { services, calls, causeOf, consent, toMessage },
	asks: {
		required: ["names", "roster-ids", "groups", "teachers"],
		optional: [],
		scopes: ["eduv.association", "eduv.student.basic", "eduv.employee.basic"],
	},
	refuse: (refusal) => answerRosterRefusal(refusal),
};
