/**
 * What came of an act, as a form shows it. What was typed stays in the form in every case but done; null elsewhere means that
 * nothing was sent yet.
 */
export type Answer<Done = null> =
	| { readonly state: "done"; readonly done: Done }
	| Refused
	| { readonly state: "changed"; readonly change: Change }
	| { readonly state: "left"; readonly why: LeftWhy };

export interface Refused {
	readonly state: "refused";
	/** Message key: of the form's noun (`faults`), else of `acts.faults`. */
	readonly fault: string;
	/** An AppErrorCode: what to say of a key that has no words. */
	readonly code: string;
	/** Which fields are at fault, by their names, and a key for each. */
	readonly fields?: Readonly<Record<string, string>>;
}

/** Why who sent it may not do it now, and could again: by signing in, with a code, another way, or as who opened the page. */
export type LeftWhy = "signed-out" | "second-factor" | "other-way" | "other-account";

/** The fields of a form as they are kept, by the names that they have in the form. A list: the values that are ticked. */
export type Shown = Readonly<Record<string, string | boolean | readonly string[]>>;

/** Who saved meanwhile: the same person in another window, or a colleague by name (null: nobody knows). */
export type SavedBy = { readonly self: true } | { readonly self: false; readonly name: string | null };

/** What a form was opened on is not there any more: this is, by whom and since when, in words. */
export interface Change {
	readonly version: string;
	readonly shown: Shown;
	readonly by: SavedBy;
	readonly when: string | null;
}

/** What every form sends beside its own fields (components/acts; lib/http/action.ts). */
export const actFields = {
	/** One press: sent twice, it is done once. */
	id: "act.id",
	/** For whom the page was made, `place.user`; two where a school and a board are open, with a space between. */
	account: "act.account",
	/** The version of what the form shows. */
	seen: "act.seen",
	/** The build of the page. */
	build: "act.build",
} as const;

/** How a page names for whom it was made. */
export const accountName = (account: { readonly placeId: string; readonly userId: string }) =>
	`${account.placeId}.${account.userId}`;
