/** Verbs and types by IRI, as the table of meanings (meanings.ts) names them. Their sources stand in README.md. */
const adl = "http://adlnet.gov/expapi/verbs/";
const w3id = "https://w3id.org/xapi/adl/verbs/";
const tla = "https://w3id.org/xapi/tla/verbs/";
const video = "https://w3id.org/xapi/video/verbs/";

export const voidedVerb = `${adl}voided`;

export const verbs = {
	answered: [`${adl}answered`],
	attempted: [`${adl}attempted`],
	completed: [`${adl}completed`],
	passed: [`${adl}passed`],
	failed: [`${adl}failed`],
	progressed: [`${adl}progressed`],
	mastered: [`${adl}mastered`, `${w3id}mastered`],
	initialized: [`${adl}initialized`],
	satisfied: [`${w3id}satisfied`],
	/** An answer that the page or the server judged. */
	evaluated: [
		"https://w3id.org/xapi/acrossx/verbs/evaluated",
		"http://www.tincanapi.co.uk/verbs/evaluated",
		`${adl}responded`,
	],
	/** A mark that runs along while the pupil works. */
	earned: ["http://id.tincanapi.com/verb/earned"],
	/** A mark that somebody gives to what was handed in. */
	scored: [`${tla}scored`, `${adl}scored`],
	assessed: ["https://w3id.org/xapi/dod-isd/verbs/assessed", `${tla}assessed`],
	/** Of the video profile, beside the ADL verbs that it borrows. */
	played: [`${video}played`],
	paused: [`${video}paused`],
	seeked: [`${video}seeked`],
	interacted: [`${adl}interacted`],
	terminated: [`${adl}terminated`],
	voided: [voidedVerb],
} as const satisfies Record<string, readonly string[]>;
export type VerbName = keyof typeof verbs;

const nameByIri: ReadonlyMap<string, VerbName> = new Map(
	Object.entries(verbs).flatMap(([name, iris]) => iris.map((iri): [string, VerbName] => [iri, name as VerbName])),
);

export function findVerbName(iri: string): VerbName | null {
	return nameByIri.get(iri) ?? null;
}
