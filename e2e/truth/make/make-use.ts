import type { Random } from "../random";
import { madeUuid } from "../wire";

/** What a platform sends beside answers (the table of habits): none of it is an answer to an item of a goal. */
const uses = [
	["https://w3id.org/xapi/video/verbs/played", "https://w3id.org/xapi/video/activity-type/video"],
	["https://w3id.org/xapi/video/verbs/paused", "https://w3id.org/xapi/video/activity-type/video"],
	["http://adlnet.gov/expapi/verbs/progressed", "http://id.tincanapi.com/activitytype/resource"],
	["http://id.tincanapi.com/verb/earned", "http://adlnet.gov/expapi/activities/course"],
	["https://w3id.org/xapi/tla/verbs/scored", "https://xapi.edlm/profiles/edlm-lms/concepts/activity-types/submission"],
	["http://adlnet.gov/expapi/verbs/completed", "http://adlnet.gov/expapi/activities/attempt"],
	["http://id.tincanapi.com/verb/viewed", "http://adlnet.gov/expapi/activities/course"],
] as const;

const score = { success: true, score: { min: 0, max: 100, raw: 50, scaled: 0.5 } };
const results: Readonly<Record<string, object>> = {
	"http://id.tincanapi.com/verb/earned": score,
	"https://w3id.org/xapi/tla/verbs/scored": { ...score, response: "x" },
	// Raw and scaled contradict each other: raw, min and max win.
	"http://adlnet.gov/expapi/verbs/completed": {
		...{ completion: true, duration: "PT11M20S", success: true },
		score: { min: 0, max: 100, raw: 50, scaled: 0 },
	},
};

/** One statement of use, of an object that no goal has. */
export function statementOfUse(
	random: Random,
	of: { school: string; host: string; actor: object; account: string; number: number },
): object {
	const { school, host, actor, account, number } = of;
	const [verb, type] = random.pick(uses);
	const id = madeUuid(`${school} ${host} use ${account} ${number}`);
	const result = results[verb];
	const parent = {
		id: `https://${host}/toets?id=9`,
		definition: { type: "http://adlnet.gov/expapi/activities/assessment" },
	};
	return {
		...{ id, version: "1.0.3", actor, verb: { id: verb } },
		object: { id: `https://${host}/los/${number % 3}`, definition: { type } },
		...(result ? { result } : {}),
		timestamp: `2026-11-${10 + (number % 9)}T11:00:00+01:00`,
		context: { contextActivities: { parent: [parent] } },
	};
}

/** Takes a statement back. */
export const voidStatement = (actor: object, id: string): object => ({
	...{ id: madeUuid(`void ${id}`), version: "1.0.3", actor },
	verb: { id: "http://adlnet.gov/expapi/verbs/voided" },
	object: { objectType: "StatementRef", id },
	timestamp: "2026-11-20T09:00:00Z",
});
