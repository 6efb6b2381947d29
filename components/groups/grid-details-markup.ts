import { html, type Markup } from "@/components/ui/html";
import styles from "./group-grid.module.css";

/**
 * A panel beside what opened it, by the browser's own popover: it takes the focus, Escape closes it and gives the focus
 * back. A term without a text is left out.
 */
export function detailsMarkup(id: string, title: string, terms: readonly string[], texts: readonly string[]): Markup {
	return html`
		<div popover id="${id}" role="dialog" aria-label="${title}" tabindex="-1" autofocus class="${styles.details ?? ""}">
			<h3>${title}</h3>
			<dl>
				${terms.map((term, index) => {
					const text = texts[index] ?? "";
					return text === "" ? html`` : html`<dt>${term}</dt><dd>${text}</dd>`;
				})}
			</dl>
		</div>`;
}
