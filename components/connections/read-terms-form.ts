import type { AskOutcome } from "./ask-form";

/** What the form says of the terms, as texts; lib/commands decides whether it is good. */
export function readTermsForm(form: FormData) {
	const lines = textOf(form, "subProcessors").split(/\r?\n/);
	return {
		fields: form.getAll("field").map(String),
		scopes: [...new Set(form.getAll("scope").map(String))],
		purpose: textOf(form, "purpose"),
		agreement: {
			version: textOf(form, "version"),
			signedOn: textOf(form, "signedOn"),
			fileId: textOf(form, "fileId") || null,
		},
		subProcessors: lines.map((line) => line.trim()).filter((line) => line !== ""),
		retentionDays: wholeNumber(textOf(form, "retentionDays")),
	};
}

export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === "string" ? value.trim() : "";
}

/** NaN, which no schema takes, for what is no whole number in digits. */
export function wholeNumber(text: string): number {
	return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

/** The names of the fields that a schema refused, for the words beside them. */
export function faultsOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): AskOutcome {
	const names = issues.map(({ path }) => path.filter((part) => typeof part === "string"));
	return { faults: [...new Set(names.map((path) => fieldAt(path)))] };
}

function fieldAt(path: readonly string[]): string {
	if (path[0] === "credentials") return path[1] ?? "keys";
	return path.at(-1) ?? "";
}
