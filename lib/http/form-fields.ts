import { actFields } from "../domain/answer";

/** Fields of a form by name: one value as it is, several of one name as a list. */
export type FormFields = Readonly<Record<string, FormDataEntryValue | readonly FormDataEntryValue[]>>;

/** What the frame around every form sends (actFields). */
export interface FormFrame {
	readonly actId: string | null;
	readonly accounts: readonly string[] | null;
	readonly seen: string | null;
	readonly build: string | null;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes a form apart into its own fields and what its frame sends. An act without an id of its form has none. */
export function readForm(form: FormData): { readonly fields: FormFields; readonly frame: FormFrame } {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === "string" && value !== "" && value.length <= 200 ? value : null;
	};
	const id = text(actFields.id);
	const frame = {
		actId: id !== null && guid.test(id) ? id : null,
		accounts: text(actFields.account)?.split(" ") ?? null,
		seen: text(actFields.seen),
		build: text(actFields.build),
	};
	const own = [...new Set(form.keys())].filter((name) => !isOfFrame(name));
	const entries = own.map((name) => {
		const values = form.getAll(name);
		return [name, values.length > 1 ? values : values[0]] as const;
	});
	return { fields: Object.fromEntries(entries) as FormFields, frame };
}

/** Its frame's, or what Next adds to a form that is sent without our script. */
const isOfFrame = (name: string) =>
	Object.values<string>(actFields).includes(name) || name.startsWith("$ACTION") || name === "__proto__";
