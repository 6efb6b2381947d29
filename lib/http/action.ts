import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { findUnstorableText } from "../domain/storable-text";
import { AppError } from "../errors";
import { foreignOrigin } from "./foreign-origin";
import { isSameOrigin } from "./same-origin";
import { visits } from "./visit";

type FormAction<Result> = (form: FormData) => Promise<Result>;
type StateAction<Before, After> = (before: Before, form: FormData) => Promise<After>;
type ValueAction<Input extends z.ZodTuple, Result> = (...given: z.output<Input>) => Promise<Result>;

/**
 * A server action: anybody may call it with anything, so it begins only for our own pages, with arguments of the form it
 * takes and text that can be kept. What it refuses (AppError, or a schema that does not fit) is answered as a refusal and
 * not as a failure of ours.
 * @param takes form: the fields of a form; state: what the action answered before, then the form; else a schema of its arguments
 */
export function action<Result>(takes: "form", work: FormAction<Result>): FormAction<Result>;
export function action<Before, After>(takes: "state", work: StateAction<Before, After>): StateAction<Before, After>;
export function action<Input extends z.ZodTuple, Result>(
	takes: Input,
	work: ValueAction<Input, Result>,
): (...given: z.input<Input>) => Promise<Result>;
export function action(takes: "form" | "state" | z.ZodTuple, work: (...given: never[]) => Promise<unknown>) {
	const schema = takes === "form" ? formSchema : takes === "state" ? stateSchema : takes;
	return async (...sent: unknown[]): Promise<unknown> => {
		const visit = visits().getStore();
		if (visit) visit.begun = true;
		try {
			if (!isSameOrigin({ method: "POST", headers: await headers() })) throw await foreignOrigin();
			const given = schema.parse(sent.slice(0, schema.def.items.length));
			if (!areStorable(given)) throw new AppError("invalid");
			return await work(...(given as never[]));
		} catch (error) {
			unstable_rethrow(error);
			const refusal = error instanceof z.ZodError ? new AppError("invalid") : error;
			if (visit && refusal instanceof AppError) visit.refusal = refusal.code;
			throw refusal;
		}
	};
}

const form = z.instanceof(FormData);
const formSchema = z.tuple([form]);
const stateSchema = z.tuple([z.unknown(), form]);

/** A NUL or half a surrogate pair is no text that anybody typed, and none that the database keeps. */
function areStorable(given: readonly unknown[]): boolean {
	return given.every((value) =>
		value instanceof FormData
			? [...value].every(
					([name, entry]) => findUnstorableText([name, typeof entry === "string" ? entry : entry.name]) === null,
				)
			: findUnstorableText(value) === null,
	);
}
