"use client";
import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { type FormEvent, type RefObject, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { type Answer, actFields, type Shown } from "@/lib/domain/answer";
import { type Difference, differencesOf, type TickWords } from "./differences";
import { typedKey, typedStore, useTab } from "./tab";
import { changedFrom, isAsMade, readTyped, takeShown, writeTyped } from "./typed-fields";
import type { TypedValue } from "./typed-store";

export type Act<Done = null> = (form: FormData) => Promise<Answer<Done>>;
/** An answer, or why there is none: the server was not reached or failed, or does not know this page any more. */
export type Outcome<Done = unknown> =
	| Answer<Done>
	| { readonly state: "unreached" }
	/** It was done, and something else was typed since. */
	| { readonly state: "behind" }
	| { readonly state: "older" }
	| null;

export interface ActOptions<Done> {
	readonly action: Act<Done>;
	/** Of the form, within its page: under which what was typed is kept. */
	readonly name: string;
	/** False: nothing of it is kept (what lets somebody in; a name typed to be sure). */
	readonly keeps?: boolean;
	/** The version of what it shows. */
	readonly seen?: string | null;
	/** It only leads on, and does so for a browser that runs no script as well. */
	readonly withoutScript?: true;
	/** It adds something: after that it is empty again. */
	readonly empties?: boolean;
	readonly onDone?: (done: Done) => void;
}

export interface ActState<Done = unknown> {
	readonly form: RefObject<HTMLFormElement | null>;
	/** Another number: the fields are made anew. */
	readonly made: number;
	readonly outcome: Outcome<Done>;
	readonly busy: boolean;
	/** When what stands in the form was typed, if it was brought back; milliseconds since 1970. */
	readonly restoredAt: number | null;
	onSubmit(event: FormEvent<HTMLFormElement>): void;
	onInput(): void;
	/** What the browser does with it where no script takes it. */
	readonly plain: (form: FormData) => void;
	/** The same press once more. */
	again(): void;
	/** Typed in since it was sent. */
	readonly stale: boolean;
	/** Where what stands in the form differs from what is kept now. */
	differencesTo(shown: Shown, words: TickWords): readonly Difference[];
	/** Sends what one changed over the version that was saved meanwhile. */
	sendOver(version: string, shown: Shown): void;
	/** Puts what was saved meanwhile into the form. */
	take(version: string, shown: Shown): void;
	/** Forgets what was typed. */
	discard(): void;
	/** The form as it is now is kept for when its page is there again: after signing in, or loaded anew. */
	comeBack(): void;
}

/** One form and what comes of it: sent by hand, so that only success empties it, and kept in the tab until then. */
export function useAct<Done>({
	action,
	name,
	keeps = true,
	seen = null,
	withoutScript,
	empties = false,
	onDone,
}: ActOptions<Done>): ActState<Done> {
	const { accounts, session, build } = useTab();
	const form = useRef<HTMLFormElement>(null);
	const [made, setMade] = useState(0);
	const [restoredAt, setRestoredAt] = useState<number | null>(null);
	/** The press that was sent; another text is another press. */
	const press = useRef<string | null>(null);
	const touched = useRef(false);
	/** The version that the page shows next is our own. */
	const saved = useRef(false);
	/** What the fields held when the page made them. */
	const asMade = useRef<readonly TypedValue[]>([]);
	const [stale, setStale] = useState(false);
	const over = useRef(seen);
	const pressed = useRef<HTMLElement | null>(null);
	const key = () => typedKey(name);

	/** Only what differs from what the page made: the rest follows what is kept. */
	const keep = () => {
		if (!keeps || !form.current) return;
		const path = `${location.pathname}${location.search}`;
		const values = changedFrom(asMade.current, form.current);
		typedStore().keep({ owner: accounts, session }, key(), { path, seen: over.current, actId: press.current, values });
	};
	const forget = () => {
		press.current = null;
		touched.current = false;
		setRestoredAt(null);
		typedStore().drop(accounts, key());
	};

	/** Also what stands elsewhere on the page and names this form. */
	const empty = () => {
		form.current?.reset();
		setMade((before) => before + 1);
	};

	const [outcome, dispatch, busy] = useActionState<Outcome<Done>, FormData | "taken">(async (_before, sent) => {
		if (sent === "taken") return null;
		const reached = await reach(action, sent, forget);
		if (reached?.state === "done") {
			saved.current = true;
			// What was typed while it was under way is not saved, and stays.
			if (press.current !== sent.get(actFields.id)) return { state: "behind" };
			forget();
			if (empties) empty();
			onDone?.(reached.done);
		} else if (reached?.state === "refused" && reached.fault === "done-already") forget();
		return reached;
	}, null);

	const send = () => {
		if (!form.current) return;
		press.current ??= crypto.randomUUID();
		const by = pressed.current?.isConnected ? pressed.current : null;
		const sent = new FormData(form.current, by);
		sent.set(actFields.id, press.current);
		sent.set(actFields.build, build);
		if (accounts !== "") sent.set(actFields.account, accounts);
		if (over.current !== null) sent.set(actFields.seen, over.current);
		if (touched.current) keep();
		setStale(false);
		startTransition(() => dispatch(sent));
	};
	/** Whoever pressed what goes away is not lost. */
	const focusSubmit = () => form.current?.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus();

	// biome-ignore lint/correctness/useExhaustiveDependencies: when the fields are made
	useEffect(() => {
		if (form.current) asMade.current = readTyped(form.current);
		if (made > 0 && document.activeElement === document.body) focusSubmit();
	}, [made]);

	// Once, when the form is there: what was typed before.
	// biome-ignore lint/correctness/useExhaustiveDependencies: of this form, whose name stays
	useEffect(() => {
		const typed = keeps && form.current ? typedStore().find(accounts, key()) : null;
		if (!typed || !form.current) return;
		const before = JSON.stringify(readTyped(form.current));
		restore(form.current, typed.values);
		if (before === JSON.stringify(readTyped(form.current))) return;
		[over.current, press.current, touched.current] = [typed.seen ?? seen, typed.actId, true];
		setRestoredAt(typed.at);
		for (
			let around = form.current.closest("details");
			around;
			around = around.parentElement?.closest("details") ?? null
		)
			around.open = true;
	}, [accounts]);

	// The page shows another version: a form in which nobody typed follows it, and so does one that saved it.
	useEffect(() => {
		const isOwn = saved.current;
		if (over.current === seen || (touched.current && !isOwn)) return;
		over.current = seen;
		saved.current = false;
		if (form.current) asMade.current = readTyped(form.current);
		// What was saved stands in the form already; made anew, it would lose the focus.
		if (!isOwn && form.current && !isAsMade(form.current)) setMade((before) => before + 1);
	}, [seen]);

	const onInput = () => {
		touched.current = true;
		press.current = null;
		setStale(true);
		keep();
	};
	const follow = useRef(onInput);
	follow.current = onInput;
	useEffect(() => {
		const elsewhere = ({ target }: Event) => {
			if (target instanceof HTMLInputElement && target.form === form.current && !form.current?.contains(target))
				follow.current();
		};
		document.addEventListener("input", elsewhere);
		return () => document.removeEventListener("input", elsewhere);
	}, []);

	/** Sent before the page was ready: React hands it over, and empties the form. */
	const replay = () => {
		const values = form.current ? readTyped(form.current) : [];
		setTimeout(() => {
			if (form.current) restore(form.current, values);
			send();
		});
	};

	return {
		plain: withoutScript ? (action as (sent: FormData) => unknown) : replay,
		...{ form, made, outcome, busy, restoredAt, stale },
		differencesTo: (shown, words) => (form.current ? differencesOf(form.current, shown, asMade.current, words) : []),
		onSubmit(event) {
			event.preventDefault();
			const { submitter } = event.nativeEvent as SubmitEvent;
			// Another button is another press.
			if (submitter !== pressed.current) press.current = null;
			pressed.current = submitter;
			send();
		},
		again: send,
		onInput,
		sendOver(version, shown) {
			// What one did not touch stays as the other saved it.
			if (form.current) asMade.current = takeShown(form.current, shown, asMade.current);
			over.current = version;
			press.current = null;
			focusSubmit();
			send();
		},
		take(version, shown) {
			if (form.current) asMade.current = takeShown(form.current, shown);
			over.current = version;
			forget();
			focusSubmit();
			startTransition(() => dispatch("taken"));
		},
		discard() {
			forget();
			over.current = seen;
			empty();
			startTransition(() => dispatch("taken"));
		},
		comeBack() {
			keep();
			typedStore().comeBackTo(accounts, `${location.pathname}${location.search}`);
		},
	};
}

async function reach<Done>(action: Act<Done>, sent: FormData, onLed: () => void): Promise<Outcome<Done>> {
	try {
		return await action(sent);
	} catch (error) {
		try {
			unstable_rethrow(error);
		} catch (led) {
			// It was done, and leads on.
			onLed();
			throw led;
		}
		return unstable_isUnrecognizedActionError(error) ? { state: "older" } : { state: "unreached" };
	}
}

/** Fields that appear when another is filled in are there a moment later. */
function restore(form: HTMLFormElement, values: readonly TypedValue[], tries = 3): void {
	const left = writeTyped(form, values);
	if (left.length > 0 && tries > 1) requestAnimationFrame(() => restore(form, left, tries - 1));
}
