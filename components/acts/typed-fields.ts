import type { Shown } from "@/lib/domain/answer";
import { joinParts } from "@/lib/i18n/join-parts";
import type { TypedValue } from "./typed-store";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

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

const isTick = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** Each with its place among those of its name. */
function controlsOf(form: HTMLFormElement): readonly (readonly [Control, number])[] {
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

export interface Difference {
	readonly name: string;
	readonly label: string;
	/** In words, as the field shows it. */
	readonly now: string;
	readonly yours: string;
	/** Whether it was changed here; else it is as the page was made, and the other's stays. */
	readonly isOwn: boolean;
}

export interface TickWords {
	readonly on: string;
	readonly off: string;
	readonly none: string;
}

/** Where what is kept now differs from what stands in the form; words for on and off are the caller's. */
export function differencesOf(
	form: HTMLFormElement,
	shown: Shown,
	made: readonly TypedValue[],
	words: TickWords,
): Difference[] {
	const changed = new Set(changedFrom(made, form).map(([name]) => name));
	const order = controlsOf(form).map(([control]) => control.name);
	const controls = controlsOf(form).map(([control]) => control);
	const inOrder = Object.entries(shown).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
	return inOrder.flatMap(([name, now]) => {
		const own = controls.filter((control) => control.name === name);
		if (own.length === 0) return [];
		const say = (ticked: (control: HTMLInputElement) => boolean, text: string) => sayField(own, ticked, text, words);
		const kept = sayField(own, (control) => isTicked(control, now), typeof now === "string" ? now : "", words);
		const yours = say((control) => control.checked, own[0]?.value ?? "");
		return kept === yours ? [] : [{ name, label: labelOf(own), now: kept, yours, isOwn: changed.has(name) }];
	});
}

function isTicked(control: HTMLInputElement, now: Shown[string]): boolean {
	if (typeof now === "boolean") return now;
	return typeof now === "string" ? control.value === now : now.includes(control.value);
}

function sayField(
	own: readonly Control[],
	ticked: (control: HTMLInputElement) => boolean,
	text: string,
	words: TickWords,
): string {
	const [first] = own;
	if (first instanceof HTMLSelectElement)
		return [...first.options].find((option) => option.value === text)?.text ?? (text || words.none);
	const ticks = own.filter((control): control is HTMLInputElement => isTick(control));
	// Sent, a line ends otherwise than in the field.
	if (ticks.length === 0) return text === "" ? words.none : text.replaceAll("\r\n", "\n");
	if (ticks.length === 1 && first?.type === "checkbox") return ticks.some(ticked) ? words.on : words.off;
	return joinParts(ticks.filter(ticked).map(nameOf), ", ") || words.none;
}

/** Of a field: its label; of several of one name: what they stand under. */
function labelOf(own: readonly Control[]): string {
	const [first] = own;
	if (!first) return "";
	const said = first.closest<HTMLElement>("[data-field]")?.dataset.field;
	if (said) return said;
	const legend = own.length > 1 || first.type === "radio" ? first.closest("fieldset")?.querySelector("legend") : null;
	return legend?.textContent?.trim() || nameOf(first);
}

function nameOf(control: Control): string {
	const said = control.dataset.said ?? control.getAttribute("aria-label");
	if (said) return said;
	const label = control.labels?.[0]?.cloneNode(true) as HTMLElement | undefined;
	for (const inner of label?.querySelectorAll("select, textarea, input, p") ?? []) inner.remove();
	return label?.textContent?.trim() || control.name;
}

/** Puts what is kept now into the form; with how it was made: only where nothing was changed since. */
export function takeShown(form: HTMLFormElement, shown: Shown, made?: readonly TypedValue[]): void {
	const changed = new Set(made ? changedFrom(made, form).map(([name]) => name) : []);
	for (const [control] of controlsOf(form)) {
		const now = shown[control.name];
		if (now === undefined || changed.has(control.name)) continue;
		if (isTick(control)) write(control, isTicked(control, now));
		else write(control, typeof now === "string" ? now : "");
	}
}
