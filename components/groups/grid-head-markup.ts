import { html, type Markup } from "@/components/ui/html";
import { detailsMarkup } from "./grid-details-markup";
import type { ColumnPicture, GridPicture, GridPictureWords, SpreadPicture } from "./grid-picture";
import { shape } from "./grid-shape";
import styles from "./group-grid.module.css";

/** How to read a cell, where the eye begins. */
export function cornerHead(words: GridPictureWords): Markup {
	return html`
		<th scope="col" class="${styles.corner ?? ""}">
			<span class="sr-only">${words.pupil}</span>
			<span class="${styles.key ?? ""}" aria-hidden="true">
				${words.key.map(
					([mark, word]) => html`
						<span data-mark="${mark}">${mark === "median" ? html`<i></i>` : mark === "uncounted" ? html`<b></b>` : shape(mark)}${word}</span>`,
				)}
			</span>
		</th>`;
}

/** The name, which leads to the whole group on the goal, source and scale, the spread with its median, and how many have a value: that figure opens the details. */
export function columnHead(column: ColumnPicture, index: number, { groupId, query, words }: GridPicture): Markup {
	const id = `column-${index}`;
	return html`
		<th scope="col"${column.first ? html` data-first` : null}>
			<a class="${styles.goal ?? ""}" href="${groupId}/goals/${column.goalId}${query}" tabindex="-1" lang="nl">${column.title}</a>
			<span class="${styles.measure ?? ""}">${column.measure}</span>
			<span class="${styles.spread ?? ""}">${column.spread && spreadMarkup(column.spread, index)}</span>
			<span class="${styles.count ?? ""}">
				<button type="button" popovertarget="${id}" tabindex="-1">
					<span aria-hidden="true">${column.count}</span>
					<span class="sr-only">${column.countLong}</span>
				</button>
				${column.late === null ? html`<span>${column.note}</span>` : lateMarkup(column.late)}
			</span>
			${detailsMarkup(id, column.title, words.columnTerms, column.details)}
		</th>`;
}

/** Bars of equal width in a box of 120 by 26 that is stretched; the tick keeps its own. */
function spreadMarkup({ heights, tick, meaning, median }: SpreadPicture, column: number): Markup {
	const step = 120 / heights.length;
	const bars = heights.map((height, bin) => {
		const high = ((24 * height) / 1000).toFixed(1);
		return `M${(bin * step + 0.5).toFixed(1)} 25v-${high}h${(step - 1).toFixed(1)}v${high}z`;
	});
	const x = tick === null ? 0 : ((120 * tick) / 1000).toFixed(1);
	return html`
		<svg viewBox="0 0 120 26" preserveAspectRatio="none" role="img" aria-label="${meaning}">
			<path d="${bars.join("")}"/>
			<path d="M0 25.5h120" class="chart-axis" vector-effect="non-scaling-stroke"/>
			${tick === null ? null : html`<path d="M${x} 0v26" class="${styles.tick ?? ""}" vector-effect="non-scaling-stroke"/>`}
		</svg>
		${
			median &&
			html`<button type="button" data-provenance="${column}" tabindex="-1" aria-label="${median.label}">${median.text}</button>`
		}`;
}

function lateMarkup({ day, meaning }: NonNullable<ColumnPicture["late"]>): Markup {
	return html`
		<span class="${styles.late ?? ""}">${shape("late")}${day}<span class="sr-only">${meaning}</span></span>`;
}
