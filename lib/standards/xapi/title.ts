import type { Activity } from "./statement";

const titleLanguages = ["nl-NL", "nl", "en", "en-US", "en-GB"];

/** What the sender calls an activity: in Dutch, else in English, else in the first language that it names. */
export function titleOf(activity: Activity | null): string | null {
	const names = activity?.definition?.name;
	if (names === undefined) return null;
	const language = titleLanguages.find((tag) => Object.hasOwn(names, tag)) ?? Object.keys(names)[0];
	const title = language === undefined ? "" : (names[language] ?? "").trim();
	return title === "" ? null : title.slice(0, 500);
}
