import type { Shown } from "@/lib/domain/answer";
import type { TypedValue } from "./typed-store";

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Never kept: what lets somebody in, files, what the page filled in itself, and marks that something was read. */
const unkeptTypes: ReadonlySet<string> = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);
const unkeptFills = /one-time-code|password|cc-/;

function isKept(element: Element): element is Control {
	if (
		!(
			element instanceof HTMLInputElement ||
			element instanceof HTMLTextAreaElement ||
			element instanceof HTMLSelectElement
		)
	)
		return false;
	return (
		element.name !== "" &&
		!unkeptTypes.has(element.type) &&
		!unkeptFills.test(element.autocomplete) &&
		element.closest("[data-unkept]") === null
	);
}

export const isTick = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** Each with its place among those of its name. */
export function controlsOf(form: HTMLFormElement): readonly (readonly [Control, number])[] {
	const counts = new Map<string, number>();
	return [...form.elements].filter(isKept).map((control) => {
		const nth = counts.get(control.name) ?? 0;
		counts.set(control.name, nth + 1);
		return [control, nth] as const;
	});
}

export function readTyped(form: HTMLFormElement): readonly TypedValue[] {
	return controlsOf(form).map(([control, nth]) => [
		control.name,
		nth,
		isTick(control) ? control.checked : control.value,
	]);
}

/** What differs from how the fields were made, or came since. */
export function changedFrom(made: readonly TypedValue[], form: HTMLFormElement): readonly TypedValue[] {
	const before = new Map(made.map(([name, nth, value]) => [`${nth} ${name}`, value]));
	return readTyped(form).filter(([name, nth, value]) => before.get(`${nth} ${name}`) !== value);
}

/** Writes what was typed back; gives what found no field (a field that appears when another is filled in). */
export function writeTyped(form: HTMLFormElement, values: readonly TypedValue[]): readonly TypedValue[] {
	const controls = new Map(controlsOf(form).map(([control, nth]) => [`${nth} ${control.name}`, control]));
	return values.filter(([name, nth, value]) => {
		const control = controls.get(`${nth} ${name}`);
		if (control) write(control, value);
		return control === undefined;
	});
}

/** As a hand would, so that whoever follows the field notices. */
function write(control: Control, value: string | boolean): void {
	if (isTick(control)) {
		if (control.checked !== value && (control.type === "checkbox" || value === true)) control.click();
		return;
	}
	if (control.value === String(value)) return;
	// React looks at the setter of the element itself, not at that of its kind.
	Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, String(value));
	control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

/** Whether every field is as the page made it. */
export function isAsMade(form: HTMLFormElement): boolean {
	return controlsOf(form).every(([control]) => {
		if (isTick(control)) return control.checked === control.defaultChecked;
		// What the page chose it does not change in a choice that is there: made anew, it does.
		if (control instanceof HTMLSelectElement) return false;
		return control.value === control.defaultValue;
	});
}

/** Whether what is kept now ticks a control: of one tick itself, of several of a name those that it names. */
export function isTicked(control: HTMLInputElement, now: Shown[string]): boolean {
	if (typeof now === "boolean") return now;
	return typeof now === "string" ? control.value === now : now.includes(control.value);
}

/**
 * Puts what is kept now into the form; with how it was made: only where nothing was changed since.
 * @returns how the fields were made from now on, by which the next change is told
 */
export function takeShown(
	form: HTMLFormElement,
	shown: Shown,
	made: readonly TypedValue[] | null = null,
): readonly TypedValue[] {
	const changed = new Set(made === null ? [] : changedFrom(made, form).map(([name]) => name));
	for (const [control] of controlsOf(form)) {
		const now = shown[control.name];
		if (now === undefined || changed.has(control.name)) continue;
		if (isTick(control)) write(control, isTicked(control, now));
		else write(control, typeof now === "string" ? now : "");
	}
	const own = (made ?? []).filter(([name]) => changed.has(name));
	return [...own, ...readTyped(form).filter(([name]) => !changed.has(name))];
}
