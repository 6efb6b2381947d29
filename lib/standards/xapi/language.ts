import type { JsonObject } from "./validate/fault";

/**
 * One entry of a language map (part 3, 2.1.3): of the first range that finds one, by lookup (RFC 4647, 3.4: nl-NL falls back
 * to nl), else the first tag within the range (3.3.1: nl finds nl-BE). Ranges that find nothing, or none: the first entry.
 */
export function pickLanguage(map: JsonObject, ranges: readonly string[]): JsonObject {
	const tags = Object.keys(map);
	const liked = ranges.map((range) => lookUp(tags, range)).find((tag) => tag !== undefined);
	const tag = liked ?? tags[0];
	return tag === undefined ? {} : { [tag]: map[tag] };
}

function lookUp(tags: readonly string[], range: string): string | undefined {
	for (let wanted = range; wanted !== ""; wanted = shorten(wanted)) {
		const found = tags.find((tag) => tag.toLowerCase() === wanted);
		if (found !== undefined) return found;
	}
	return tags.find((tag) => tag.toLowerCase().startsWith(`${range}-`));
}

/** Without its last subtag, and without a single letter that then is the last: it only introduces what follows it. */
function shorten(range: string): string {
	return range.replace(/(?:^|-)[^-]*$/, "").replace(/(?:^|-)[^-]$/, "");
}

/** Ranges of Accept-Language in small letters, the best first (RFC 9110, 12.5.4). */
export function readLanguages(header: string | null): string[] {
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
