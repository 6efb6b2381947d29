import type { Shown } from "@/lib/domain/answer";
import { joinParts } from "@/lib/i18n/join-parts";
import { type Control, changedFrom, controlsOf, isTick, isTicked } from "./typed-fields";
import type { TypedValue } from "./typed-store";

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
	const controls = controlsOf(form).map(([control]) => control);
	const order = controls.map(({ name }) => name);
	const inOrder = Object.entries(shown).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
	return inOrder.flatMap(([name, now]) => {
		const own = controls.filter((control) => control.name === name);
		if (own.length === 0) return [];
		const kept = sayField(own, (control) => isTicked(control, now), typeof now === "string" ? now : "", words);
		const yours = sayField(own, (control) => control.checked, own[0]?.value ?? "", words);
		return kept === yours ? [] : [{ name, label: labelOf(own), now: kept, yours, isOwn: changed.has(name) }];
	});
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
