import { html, type Markup } from "@/components/ui/html";
import { joinParts } from "@/lib/i18n/join-parts";
import { detailsMarkup } from "./grid-details-markup";
import { columnHead, cornerHead } from "./grid-head-markup";
import type { CellPicture, ColumnPicture, GridPicture, RowPicture } from "./grid-picture";
import { shape } from "./grid-shape";
import styles from "./group-grid.module.css";

/** The table of the grid. Its links are relative to the address of the group, `/groups/<id>`. */
export function gridMarkup(picture: GridPicture): Markup {
	const { words, domains, columns, rows } = picture;
	return html`
		<table role="grid" class="${styles.grid ?? ""}" style="--columns:${columns.length}" aria-label="${words.grid}">
			<colgroup>
				<col class="${styles.pupilColumn ?? ""}">
				<col span="${columns.length}">
			</colgroup>
			<thead>
				<tr class="${styles.domains ?? ""}">
					<td></td>
					${domains.map(({ title, count }) => html`<th scope="colgroup" colspan="${count}" data-first>${title}</th>`)}
				</tr>
				<tr>
					${cornerHead(words)}
					${columns.map((column, index) => columnHead(column, index, picture))}
				</tr>
			</thead>
			<tbody>${rows.map((row, index) => bodyRow(row, index, picture))}</tbody>
		</table>`;
}

/** The first name is the one tab stop until the keyboard moves it. */
function bodyRow(row: RowPicture, index: number, { groupId, query, words, columns }: GridPicture): Markup {
	const id = `row-${index}`;
	return html`
		<tr>
			<th scope="row">
				<span class="${styles.who ?? ""}">
					<a href="../pupils/${row.pupilId}" tabindex="${index === 0 ? 0 : -1}">${row.name}</a>
					<button type="button" popovertarget="${id}" tabindex="-1">
						<span aria-hidden="true">${row.count}</span>
						${row.stuck ? shape("stuck") : null}
						<span class="sr-only">${row.countLong}</span>
					</button>
				</span>
				${detailsMarkup(id, row.name, words.rowTerms, row.details)}
			</th>
			${row.cells.map((cell, place) => {
				const column = columns[place];
				if (column === undefined) return html``;
				return bodyCell(cell, column, `${groupId}/goals/${column.goalId}/pupils/${row.pupilId}${query}`);
			})}
		</tr>`;
}

/**
 * Bar and tick are drawn by the style sheet from two ratios; the mark is a shape, whose word stands in the label. No
 * element for the words alone: there are thousands of cells, and each hidden element would be a layer of its own.
 */
function bodyCell([mark, text, bar, words, uncounted]: CellPicture, column: ColumnPicture, href: string): Markup {
	const tick = column.median === null ? "" : `;--m:${column.median / 1000}`;
	const lengths = bar === null ? null : html` style="--v:${bar / 1000}${tick}"`;
	const first = column.first ? html` data-first` : null;
	const apart = uncounted ? html` data-uncounted` : null;
	return html`
		<td${mark === null ? null : html` data-mark="${mark}"`}${first}${apart}>
			<a href="${href}" tabindex="-1" aria-label="${joinParts([text, words], ", ")}"${lengths}>${text}${mark && shape(mark)}</a>
		</td>`;
}
