import en from "@/lib/i18n/messages/en/reading.json";
import type { Translator } from "@/lib/i18n/translator";

/** What a pupil did, in words: the last part of the address that names it, where that is a word we know. Null: every verb. */
export function verbInWords(t: Translator<"reading">, verb: string | null): string {
	if (verb === null) return t("everyVerb");
	const name = lastPart(verb);
	return isVerb(name) ? t(`verbs.${name}`) : t("unknown", { name: rawLastPart(verb) });
}

/** With what, in the same way. Null: every type. Empty: the sender named none. */
export function typeInWords(t: Translator<"reading">, type: string | null): string {
	if (type === null) return t("everyType");
	if (type === "") return t("noType");
	const name = lastPart(type).replace(/^cmi\./, "");
	return isType(name) ? t(`types.${name}`) : t("unknown", { name: rawLastPart(type) });
}

const isVerb = (name: string): name is keyof typeof en.verbs => Object.hasOwn(en.verbs, name);
const isType = (name: string): name is keyof typeof en.types => Object.hasOwn(en.types, name);

const rawLastPart = (iri: string) => iri.split(/[/#:]/).findLast(Boolean) ?? iri;
/** Spelled as our own words: loggedIn and logged_in are logged-in. */
const lastPart = (iri: string) =>
	rawLastPart(iri)
		.replace(/([a-z])([A-Z])/g, "$1-$2")
		.replaceAll("_", "-")
		.toLowerCase();
