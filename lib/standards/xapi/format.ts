import type { Format } from "./ask";
import { pickLanguage, readLanguages } from "./language";
import { isObject, type JsonObject } from "./validate/fault";

/**
 * A statement in the format that was asked for (part 3, 2.1.3). exact: as it was sent. ids: only what identifies
 * agents, activities and verbs. canonical: one language of each name, the one that Accept-Language likes best.
 */
export function formatStatement(body: JsonObject, format: Format, acceptLanguage: string | null): JsonObject {
	if (format === "exact") return body;
	return convert(body, "", format === "ids" ? null : readLanguages(acceptLanguage)) as JsonObject;
}

const actorKeys: ReadonlySet<string> = new Set(["actor", "instructor", "team", "authority", "agent", "group"]);
const languageMaps: ReadonlySet<string> = new Set(["name", "description", "display"]);

/** languages null: the format ids. */
function convert(value: unknown, key: string, languages: readonly string[] | null): unknown {
	if (Array.isArray(value)) return value.map((element) => convert(element, key, languages));
	if (!isObject(value) || key === "extensions") return value;
	if (languages !== null && languageMaps.has(key)) return pickLanguage(value, languages);
	if (languages === null && isPerson(value, key)) return toIdentifier(value);
	const entries = Object.entries(value).filter(([name, child]) => languages !== null || identifies(name, child, key));
	return Object.fromEntries(entries.map(([name, child]) => [name, convert(child, name, languages)]));
}

/** An Activity is known by its id alone: what it is need not be said (part 2, 2.4.4.1), unlike of any other object. */
function identifies(name: string, value: unknown, key: string): boolean {
	if (name === "objectType") return value !== "Activity";
	return name !== "definition" && !(name === "display" && key === "verb");
}

function isPerson(value: JsonObject, key: string): boolean {
	return actorKeys.has(key) || value.objectType === "Agent" || value.objectType === "Group";
}

/** Without its name; members only of an anonymous group, which has nothing else. */
function toIdentifier({ name: _name, member, ...identifiers }: JsonObject): JsonObject {
	const anonymous = !["mbox", "mbox_sha1sum", "openid", "account"].some((key) => key in identifiers);
	if (!anonymous || !Array.isArray(member)) return identifiers;
	return { ...identifiers, member: member.map((one) => (isObject(one) ? toIdentifier(one) : one)) };
}
