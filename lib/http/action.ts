import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { asOneAct } from "../commands/acts/once";
import { ChangedMeanwhile } from "../commands/acts/require-seen";
import { type Answer, accountName } from "../domain/answer";
import { findUnstorableText } from "../domain/storable-text";
import { env } from "../env";
import { AppError, InvalidFields } from "../errors";
import { getFormatter } from "../i18n/server";
import { actOnce } from "./act-once";
import { type ActScopeName, type ActScopeOf, findActScope } from "./act-scope";
import { foreignOrigin } from "./foreign-origin";
import { type FormFields, type FormFrame, readForm } from "./form-fields";
import { isSameOrigin } from "./same-origin";
import { visits } from "./visit";

interface ActionOptions<Name extends ActScopeName, Input extends z.ZodType, Done> {
	/** Who may act at all; what they may do, the command decides. */
	readonly scope: Name;
	/** Also for whoever is signed in now, when the page was made for somebody else: to go to another place. */
	readonly ofAnyPage?: true;
	/** Over the fields of the form by name (several values of one name: a list), or a tuple: over what a script hands it. */
	readonly input: Input;
	/** It changes what a form shows: without the version that was seen it is refused. */
	readonly edits?: true;
	/** The pages below which what was changed is shown. */
	readonly refresh?: string | readonly string[];
	/** Answers what the form says of it, or leads on. */
	readonly work: (asked: {
		readonly scope: ActScopeOf<Name>;
		readonly input: z.output<Input>;
		/** The version that the form was opened on; null where it shows none. */
		readonly seen: string | null;
	}) => Promise<Done | Lead>;
}

/** Where to go now that it is done. */
class Lead {
	readonly #to: string;
	constructor(to: string) {
		this.#to = to;
	}
	get to(): string {
		return this.#to;
	}
}
export const leadTo = (to: string) => new Lead(to);

/** What a form hears of it: where the work leads on, or answers nothing, nothing. */
type Said<Done> = Done extends Lead ? never : Done extends NonNullable<unknown> ? Done : null;
type FormAction<Done> = (form: FormData) => Promise<Answer<Said<Done>>>;
type ValueAction<Input extends z.ZodTuple, Done> = (...given: z.input<Input>) => Promise<Answer<Said<Done>>>;

/**
 * A server action: anybody may call it with anything, so here stands, once, what every act needs. It begins only for our own
 * pages, with text that can be kept; then who acts, what was sent, the work, once for each press, and the pages that show it. What it
 * refuses (AppError, or a schema that does not fit) is an answer in the form, in which what was typed stays; a fault of ours
 * is thrown.
 */
export function action<Name extends ActScopeName, Input extends z.ZodTuple, Done = null>(
	options: ActionOptions<Name, Input, Done>,
): ValueAction<Input, Exclude<Done, Lead>>;
export function action<Name extends ActScopeName, Input extends z.ZodType, Done = null>(
	options: ActionOptions<Name, Input, Done>,
): FormAction<Exclude<Done, Lead>>;
export function action(options: ActionOptions<ActScopeName, z.ZodType, unknown>) {
	const takesValues = options.input instanceof z.ZodTuple;
	return async (...sent: unknown[]): Promise<Answer<unknown>> => {
		const visit = visits().getStore();
		if (visit) visit.begun = true;
		try {
			if (!isSameOrigin({ method: "POST", headers: await headers() })) throw await foreignOrigin();
			const { fields, frame } = takesValues ? valuesOf(options.input, sent) : formOf(sent);
			return await answer(options, fields, frame);
		} catch (error) {
			unstable_rethrow(error);
			if (visit && error instanceof AppError) visit.refusal = error.code;
			throw error;
		}
	};
}

const noFrame: FormFrame = { actId: null, accounts: null, seen: null, build: null };

/** @throws AppError invalid: no form of ours sends this */
function formOf([form]: readonly unknown[]): { fields: FormFields; frame: FormFrame } {
	if (!(form instanceof FormData) || !isStorable(form)) throw new AppError("invalid");
	return readForm(form);
}

/** @throws AppError invalid: no page of ours hands this over */
function valuesOf(schema: z.ZodType, sent: readonly unknown[]): { fields: unknown; frame: FormFrame } {
	const values = sent.slice(0, (schema as z.ZodTuple).def.items.length);
	if (findUnstorableText(values) !== null || !schema.safeParse(values).success) throw new AppError("invalid");
	return { fields: values, frame: noFrame };
}

async function answer(
	options: ActionOptions<ActScopeName, z.ZodType, unknown>,
	fields: unknown,
	frame: FormFrame,
): Promise<Answer<unknown>> {
	let outcome: Answer<unknown> | Lead;
	try {
		const found = await findActScope(options.scope, options.ofAnyPage ? null : frame.accounts);
		if (found.left !== null) return { state: "left", why: found.left };
		const parsed = options.input.safeParse(fields);
		if (!parsed.success) return refusedInput(parsed.error, frame);
		if (options.edits && frame.seen === null) return refused(new AppError("invalid"));
		const asked = { scope: found.scope, input: parsed.data, seen: frame.seen };
		outcome = await once(options, found.scope, frame, () => settle(() => options.work(asked), asked.scope?.today));
	} catch (error) {
		if (error instanceof AppError) return refused(error);
		throw error;
	}
	if (!(outcome instanceof Lead) && outcome.state !== "done") return outcome;
	for (const path of [options.refresh ?? []].flat()) revalidatePath(path, "layout");
	return outcome instanceof Lead ? redirect(outcome.to) : outcome;
}

/** What the work answered, or why it refused: its refusal is an answer as well, and given to who sent the same at once. */
async function settle(work: () => Promise<unknown>, today: string | undefined): Promise<Answer<unknown> | Lead> {
	try {
		const done = await work();
		return done instanceof Lead ? done : { state: "done", done: done ?? null };
	} catch (error) {
		if (error instanceof ChangedMeanwhile) return changed(error, today);
		if (error instanceof AppError) return refused(error);
		throw error;
	}
}

function once<T extends Answer<unknown> | Lead>(
	options: ActionOptions<ActScopeName, z.ZodType, unknown>,
	scope: ActScopeOf<ActScopeName>,
	{ actId }: FormFrame,
	work: () => Promise<T>,
): Promise<T> {
	if (actId === null) return work();
	// Nobody's press is known by who pressed it: it gets no answer that was given before, and yet is done once.
	if (scope === null) return asOneAct(actId, work);
	const key = `${accountName(scope)} ${idOf(options)} ${actId}`;
	return actOnce(key, actId, work, (outcome) => outcome instanceof Lead || outcome.state === "done");
}

/** Each action has a number of its own in this process. */
const ids = new WeakMap<object, number>();
let lastId = 0;
function idOf(options: object): number {
	const id = ids.get(options) ?? ++lastId;
	ids.set(options, id);
	return id;
}

function refused(error: AppError): Answer<never> {
	const { code, messageKey: fault } = error;
	return error instanceof InvalidFields
		? { state: "refused", fault, code, fields: error.fields }
		: { state: "refused", fault, code };
}

/** A page of another build may send another form: it is told to load anew, not that something is wrong with what was typed. */
function refusedInput({ issues }: z.ZodError, { build }: FormFrame): Answer<never> {
	if (build !== null && build !== env().BUILD_ID) return refused(new AppError("conflict", "older-page"));
	const fields = Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
	return refused(new InvalidFields(fields));
}

async function changed(
	{ version, shown, by, at }: ChangedMeanwhile,
	today: string | undefined,
): Promise<Answer<never>> {
	const when = at && (await getFormatter()).dayTime(at, today);
	return { state: "changed", change: { version, shown, by, when } };
}

function isStorable(form: FormData): boolean {
	return [...form].every(
		([name, entry]) => findUnstorableText([name, typeof entry === "string" ? entry : entry.name]) === null,
	);
}
