/** Said once, to who did something: a link or a code that is kept nowhere. */
export interface ToldOnce {
	readonly link: string | null;
	readonly code: string | null;
}

/** What a form's action answers: a fault as message key (`accounts.faults`), or done; null before the first try. */
export type FormOutcome = { readonly fault: string | null; readonly told?: ToldOnce } | null;
export type FormAction = (before: FormOutcome, form: FormData) => Promise<FormOutcome>;
