import type { Act } from "@/components/acts/use-act";

/** Said once, to who did something: a link or a code that is kept nowhere. */
export interface ToldOnce {
	readonly link: string | null;
	readonly code: string | null;
}

/** What an act of accounts answers: nothing, or what is said once. */
export type Told = ToldOnce | null;
export type TellingAct = Act<Told>;
