/** What a form's action answers: a fault as message key (`accounts.faults`), or done; null before the first try. */
export type FormOutcome = { readonly fault: string | null } | null;
export type FormAction = (before: FormOutcome, form: FormData) => Promise<FormOutcome>;
