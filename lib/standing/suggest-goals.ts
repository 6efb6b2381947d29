/** A goal that a unit may be about. */
export interface SuggestableGoal {
	readonly goalId: string;
	readonly subjectKey: string;
	readonly code: string;
	readonly title: string;
	readonly text: string;
}

export interface SuggestedFor {
	/** How the supplier calls it; a part with its test. */
	readonly title: string;
	/** Known from the supplier's word for the subject; null: it named none. */
	readonly subjectKey: string | null;
}

/** A goal with why: its code stands in the name, or these words are in both. */
export interface GoalSuggestion {
	readonly goalId: string;
	readonly why:
		| { readonly kind: "code"; readonly code: string }
		| { readonly kind: "words"; readonly words: readonly string[] };
}

const mostSuggestions = 3;
/** Words that stand in many names and say nothing of what is learnt. */
const empty = new Set(
	(
		"aan als bij dat de deel dit doel een eerste en er groep het hoofdstuk hun in instructie is jaar kan les leerling " +
		"leerlingen leerjaar lesson met na naar niet of om onderdeel oefenen oefening ook op over part peiling per rekenen " +
		"taal test thema tot toets toont tussen tweede unit van verder voor week wordt zijn and for the with blok block"
	).split(" "),
);

/**
 * Goals that a unit looks to be about, the likeliest first: one whose code is in the name, else those that share words,
 * where a word that few goals have weighs more and one of the title weighs more than one of the description. Only a
 * suggestion: a person confirms it.
 */
export function suggestGoals(unit: SuggestedFor, goals: readonly SuggestableGoal[]): GoalSuggestion[] {
	const ofSubject = unit.subjectKey === null ? goals : goals.filter((goal) => goal.subjectKey === unit.subjectKey);
	const byCode = withCode(unit, ofSubject);
	if (byCode.length > 0) return byCode;
	const wanted = stemsOf(unit.title);
	const described = ofSubject.map((goal) => ({ goal, title: stemsOf(goal.title), text: stemsOf(goal.text) }));
	const have = (stem: string) => described.filter(({ title, text }) => title.has(stem) || text.has(stem)).length;
	const weights = new Map([...wanted.keys()].map((stem) => [stem, 1 / Math.max(1, have(stem))]));
	return described
		.map(({ goal, title, text }) => {
			const shared = [...wanted].filter(([stem]) => title.has(stem) || text.has(stem));
			const score = shared.reduce((sum, [stem]) => sum + (weights.get(stem) ?? 0) * (title.has(stem) ? 3 : 1), 0);
			return { goal, score, words: shared.map(([, word]) => word) };
		})
		.filter(({ score }) => score >= leastScore)
		.sort((a, b) => b.score - a.score || (a.goal.code < b.goal.code ? -1 : 1))
		.slice(0, mostSuggestions)
		.map(({ goal: { goalId }, words }) => ({ goalId, why: { kind: "words", words } }));
}

/** A word of the description that ten goals have is no reason; one of a title is, or one that few have. */
const leastScore = 0.25;

/** Goals whose code stands as a word of its own in the name; where two subjects have it and none is known, none of them. */
function withCode({ title }: SuggestedFor, goals: readonly SuggestableGoal[]): GoalSuggestion[] {
	const codes = new Set(
		[...title.matchAll(/(?<![\p{L}\d])\d{1,2}[a-z](?![\p{L}\d])/giu)].map(([code]) => code.toLowerCase()),
	);
	const named = goals.filter(({ code }) => codes.has(code.toLowerCase()));
	if (new Set(named.map(({ subjectKey }) => subjectKey)).size > 1) return [];
	return named.slice(0, mostSuggestions).map(({ goalId, code }) => ({ goalId, why: { kind: "code", code } }));
}

/** Stem -> the word as it stands; without accents, short and empty words. */
function stemsOf(text: string): Map<string, string> {
	const words = text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.split(/[^\p{L}\d]+/u);
	const meaning = words.filter((word) => word.length > 2 && !empty.has(word) && !/^\d+$/.test(word));
	return new Map(meaning.map((word) => [stemOf(word), word]));
}

/** Breuken and breuk are one word, as are getallen and getal: endings off, double letters single. */
function stemOf(word: string): string {
	const bare = word.length > 5 ? word.replace(/(en|es|s|e|t)$/, "") : word.replace(/s$/, "");
	return bare.replace(/(.)\1/g, "$1");
}
