import { html, type Markup } from "@/components/ui/html";
import type { StatusName } from "@/components/ui/status";

/** The shape of a status from the page's sprite; its word stands beside it. */
export function shape(name: StatusName): Markup {
	return html`<svg aria-hidden="true"><use href="#status-${name}"/></svg>`;
}
