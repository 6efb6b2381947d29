import { describe, expect, it } from "vitest";
import { gridMarkup } from "./grid-markup";
import type { CellPicture, GridPicture } from "./grid-picture";

const nasty = `</table><script>alert("1")</script>' onclick='`;

function pictureOf(text: string, cells: readonly CellPicture[]): GridPicture {
	const median = { text, label: text, title: text, key: text };
	return {
		groupId: "group",
		query: "?period=8w",
		words: { grid: text, pupil: text, key: [], columnTerms: [text, text], rowTerms: [text] },
		domains: [{ title: text, count: cells.length }],
		columns: cells.map((_, index) => ({
			...{ goalId: `goal-${index}`, title: text, measure: text, first: index === 0, median: 725 },
			...{ spread: { heights: [0, 500, 1000, 250], tick: 725, meaning: text, median }, count: text },
			...{ countLong: text, late: { day: text, meaning: text }, note: text, details: [text, ""] },
		})),
		rows: [{ pupilId: "pupil", name: text, count: text, stuck: true, countLong: text, details: [text], cells }],
	};
}

describe("the markup of the grid", () => {
	it("holds no tag and no attribute that comes from a name, a title or a word", () => {
		const tags = (text: string) => {
			const { text: markup } = gridMarkup(pictureOf(text, [["stuck", text, 381, text]]));
			return markup.replaceAll(/="[^"]*"/g, "").match(/<[^>]*>/g);
		};
		expect(tags(nasty)).toEqual(tags("word"));
	});

	it("gives each cell its link, its lengths, its mark and its words", () => {
		const { text } = gridMarkup(pictureOf("x", [["stuck", "38", 381, "stuck, higher than 3 of 24"]]));
		expect(text).toContain(
			'<td data-mark="stuck" data-first><a href="group/goals/goal-0/pupils/pupil?period=8w" tabindex="-1" aria-label="38, stuck, higher than 3 of 24" style="--v:0.381;--m:0.725">38' +
				'<svg aria-hidden="true"><use href="#status-stuck"/></svg></a></td>',
		);
	});

	it("draws no bar where there is no value, and no mark where there is no status", () => {
		const cells: CellPicture[] = [
			["nothing", "", null, "nothing received"],
			[null, "C", null, ""],
		];
		const { text } = gridMarkup(pictureOf("x", cells));
		expect(text).not.toContain("--v:");
		expect(text).toContain(
			'<td><a href="group/goals/goal-1/pupils/pupil?period=8w" tabindex="-1" aria-label="C">C</a>',
		);
	});

	it("has one tab stop and leaves out details that have no text", () => {
		const { text } = gridMarkup(pictureOf("x", [[null, "1", 0, ""]]));
		expect(text.match(/tabindex="0"/g)).toHaveLength(1);
		expect(text.match(/<dd>/g)).toHaveLength(2);
	});
});
