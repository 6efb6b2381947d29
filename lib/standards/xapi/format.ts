import type { Format } from "./ask";
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
	const entries = Object.entries(value).filter(([name]) => languages !== null || !isDescription(name, key));
	return Object.fromEntries(entries.map(([name, child]) => [name, convert(child, name, languages)]));
}

function isDescription(name: string, key: string): boolean {
	return name === "definition" || (name === "display" && key === "verb");
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

function pickLanguage(map: JsonObject, languages: readonly string[]): JsonObject {
	const tags = Object.keys(map);
	const liked = languages
		.map((language) =>
			tags.find((tag) => tag.toLowerCase() === language || tag.toLowerCase().startsWith(`${language}-`)),
		)
		.find((tag) => tag !== undefined);
	const tag = liked ?? tags[0];
	return tag === undefined ? {} : { [tag]: map[tag] };
}

/** Tags of Accept-Language, best first (RFC 9110, 12.5.4). */
function readLanguages(header: string | null): string[] {
	const weighed = (header ?? "")
		.slice(0, 500)
		.split(",")
		.map((part) => {
			const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
			const quality = rest.map((text) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(text)?.[1]).find((q) => q !== undefined);
			return { tag: tag.trim(), quality: Number(quality ?? 1) };
		});
	return weighed
		.filter(({ tag, quality }) => tag !== "" && tag !== "*" && quality > 0)
		.sort((a, b) => b.quality - a.quality)
		.map(({ tag }) => tag);
}
