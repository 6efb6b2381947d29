import type { Formatter } from "@/lib/i18n/format";
import type { Translator } from "@/lib/i18n/translator";
import type { HeldRole, SchoolPerson } from "@/lib/queries/people/select-people";
import type { SignIns } from "@/lib/queries/people/select-sign-ins";

type Words = Translator<"people">;

/** "sinds 1 aug", "van 1 jan 2027 tot 1 feb 2027", "was het tot 3 mrt" */
export function spanInWords({ beginDate, endDate }: HeldRole, t: Words, format: Formatter, today: string): string {
	const [begin, end] = [format.day(beginDate, today), endDate === null ? null : format.day(endDate, today)];
	if (end === null) return t(beginDate <= today ? "span.since" : "span.from", { begin });
	if (endDate !== null && endDate <= today) return t("span.was", { end });
	return t("span.between", { begin, end });
}

/** "wachtwoord", "Schoolsleutel of wachtwoord", "nog niet" */
export function signInWayInWords(person: SchoolPerson, t: Words, provider: string | null): string {
	const password = t(person.hasFactor ? "ways.code" : "ways.password");
	const identity = provider ?? t("ways.identity");
	if (person.hasPassword && person.hasIdentity) return t("ways.both", { provider: identity, password });
	if (person.hasIdentity) return identity;
	return person.hasPassword ? password : t("ways.none");
}

/** "vandaag 08:12 · 2 open", "niet in 30 dagen" */
export function lastSignInInWords({ lastAt, open }: SignIns, t: Words, format: Formatter, today: string): string {
	if (lastAt === null) return t("last.none");
	const at = format.dayTime(lastAt, today);
	return open === 0 ? at : t("last.open", { at, count: open });
}
