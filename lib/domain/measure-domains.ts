import { getMeasure, type MeasureType } from "./measures";

/**
 * Which values a type can have: the one table that reading, judging again, axes and words go by (STANDING, domains).
 * range: closed, ends included. levels: closed list. open: any number, from `low` up where it has an end there; a highest
 * score may be stated, and a score above it is kept. free: whatever was sent; what `levels` does not list has no place.
 */
export type MeasureDomain = { readonly source: string } & (
	| {
			readonly kind: "range";
			readonly low: number;
			readonly high: number;
			/** False: whole numbers are meant. Decimals are kept as sent, with a warning: they lie on the same scale. */
			readonly decimals: boolean;
			readonly outside: OutsideCode;
	  }
	| { readonly kind: "levels"; readonly levels: readonly string[]; readonly outside: OutsideCode }
	| { readonly kind: "open"; readonly low: 0 | null; readonly statesMaximum: boolean }
	| {
			readonly kind: "free";
			/** Those that we can order; numbers: any that reads as one; null: nobody lists any. */
			readonly levels: readonly string[] | "numbers" | null;
	  }
);

/** Why a record is rejected: each names the domain, so that the words need no value. Message keys of i18n (reasons). */
export const outsideCodes = [
	"outside-percentage",
	"outside-percentile",
	"outside-grade",
	"outside-a-e",
	"outside-i-v",
	"outside-erk",
] as const;
export type OutsideCode = (typeof outsideCodes)[number];

/** What is said of a value that is kept all the same. Message keys of i18n (reasons). */
export const domainWarnings = ["above-maximum", "below-zero", "level-not-listed", "grade-not-whole"] as const;
export type DomainWarning = (typeof domainWarnings)[number];

const scores = "Edu-V Results 2.1.0, ScoreType_enum and ScoreEntry";
const results = "Edu-V Results 2.1.0, ResultType_enum";

const range = (
	source: string,
	high: number,
	outside: OutsideCode,
	{ decimals = true }: { decimals?: boolean } = {},
): MeasureDomain => ({ kind: "range", low: 0, high, decimals, outside, source });
const levels = (type: MeasureType, source: string, outside: OutsideCode): MeasureDomain => ({
	...{ kind: "levels", levels: getMeasure(type).order ?? [], outside, source },
});
const counted: MeasureDomain = { kind: "open", low: 0, statesMaximum: true, source: scores };
const free = (type: MeasureType): MeasureDomain => ({
	...{ kind: "free", levels: getMeasure(type).order, source: `${results}: no list of values` },
});

/** Complete by type: a new type does not compile without its domain. */
export const measureDomains: Readonly<Record<MeasureType, MeasureDomain>> = {
	"duration-seconds": { kind: "open", low: 0, statesMaximum: false, source: scores },
	"number-correct": counted,
	"number-incorrect": counted,
	"number-items": { kind: "open", low: 0, statesMaximum: false, source: scores },
	"percentage-correct": range(`${scores}: a percentage`, 100, "outside-percentage"),
	"score-points": counted,
	// A scale of its supplier without ends that anybody states; a test easier than its norm group lies below 0.
	"skill-score": { kind: "open", low: null, statesMaximum: true, source: scores },
	// RFC-76 of the agreement: Percentiel and CPercentiel each in [0, 100].
	percentile: range(`${results}; RFC-76`, 100, "outside-percentile"),
	"corrected-percentile": range(`${results}; RFC-76`, 100, "outside-percentile"),
	"grade-0-10": range(`${results}: the ends are in its name`, 10, "outside-grade", { decimals: false }),
	"grade-0-10-decimal": range(`${results}: the ends are in its name`, 10, "outside-grade"),
	"a-e": levels("a-e", `${results}: the ends are in its name; A-E of the LVS`, "outside-a-e"),
	"corrected-a-e": levels("corrected-a-e", `${results}; A-E corrected, OSO list 11`, "outside-a-e"),
	"i-v": levels("i-v", `${results}: the ends are in its name; I-V of the LVS`, "outside-i-v"),
	"corrected-i-v": levels("corrected-i-v", `${results}; I-V corrected, OSO list 11`, "outside-i-v"),
	"reference-erk": levels("reference-erk", `${results}; levels of the ERK (CEFR), A1 to C2`, "outside-erk"),
	avi: free("avi"),
	dle: { kind: "free", levels: "numbers", source: `${results}: no list of values` },
	"education-level": free("education-level"),
	"functioning-level": free("functioning-level"),
	la: free("la"),
	lgh: free("lgh"),
	ovg: free("ovg"),
	"pass-or-fail": free("pass-or-fail"),
	"reference-tr": free("reference-tr"),
};

/** A value as it is stored: the text as sent, its number as exact decimal text where the type has one. */
export interface DomainValue {
	readonly type: MeasureType;
	readonly text: string;
	readonly number: string | null;
	readonly maximum: string | null;
}

/** Why a value cannot be of its type; null: it can. */
export function outsideOf({ type, text, number }: DomainValue): OutsideCode | null {
	const domain = measureDomains[type];
	if (domain.kind === "range") return number !== null && isWithin(number, domain.high) ? null : domain.outside;
	if (domain.kind === "levels") return isListed(type, text, domain.levels) ? null : domain.outside;
	return null;
}

/** What is worth telling of a value that is kept; null: nothing. */
export function warningOf({ type, text, number, maximum }: DomainValue): DomainWarning | null {
	const domain = measureDomains[type];
	switch (domain.kind) {
		case "range":
			return !domain.decimals && number !== null && /\.\d*[1-9]/.test(number) ? "grade-not-whole" : null;
		case "open":
			if (number === null) return null;
			if (domain.low !== null && Number(number) < domain.low) return "below-zero";
			return domain.statesMaximum && maximum !== null && isAbove(number, maximum) ? "above-maximum" : null;
		case "free": {
			if (domain.levels === null) return null;
			const known = domain.levels === "numbers" ? number !== null : isListed(type, text, domain.levels);
			return known ? null : "level-not-listed";
		}
		case "levels":
			return null;
	}
}

/** Whether different highest scores make different scales: 8 of 10 is not 8 of 50. */
export function hasOwnMaximum(type: MeasureType): boolean {
	const domain = measureDomains[type];
	return domain.kind === "open" && domain.statesMaximum && domain.low === 0;
}

function isListed(type: MeasureType, text: string, listed: readonly string[]): boolean {
	const said = text.trim().toUpperCase();
	const { aliases } = getMeasure(type);
	return said in aliases || listed.some((level) => level.toUpperCase() === said);
}

/** From 0 to `high`, by the digits: a float takes 100.00000000000000001 for 100. */
function isWithin(number: string, high: number): boolean {
	const [whole = "", fraction = ""] = number.replace("-", "").split(".");
	const hasDigits = /[1-9]/.test(number);
	if (number.startsWith("-")) return !hasDigits;
	return Number(whole) < high || (Number(whole) === high && !/[1-9]/.test(fraction));
}

function isAbove(number: string, maximum: string): boolean {
	return Number(number) > Number(maximum);
}
