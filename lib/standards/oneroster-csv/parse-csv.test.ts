import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { csvLimits, parseCsv } from "./parse-csv";

const parse = (text: string, cells?: number) =>
	parseCsv(new TextEncoder().encode(text), cells === undefined ? undefined : { cells });

describe("a CSV file", () => {
	it("is read as another reader reads it", () => {
		const piece = fc.constantFrom("a", "", "bc", ",", ",", '""', '"x,y"', '"one""two"', '"a\nb"', "\n", "\n", '"');
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const text = pieces.join("");
				const { data, errors } = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" });
				const read = parse(text);
				if (errors.some(({ type }) => type === "Quotes")) expect(read).toMatchObject({ ok: false, code: "csv-quotes" });
				else
					expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual(data.filter((row) => row.join("\0") !== ""));
			}),
			{ numRuns: 2_000 },
		);
	});
	it("knows the line of each row, whatever ends a line", () => {
		const read = parse('a,b\r\n"x\ny",2\r\n\r\n"3","4"\rz,\n');
		expect(read).toEqual({
			ok: true,
			rows: [
				{ line: 1, cells: ["a", "b"] },
				{ line: 2, cells: ["x\ny", "2"] },
				{ line: 5, cells: ["3", "4"] },
				{ line: 6, cells: ["z", ""] },
			],
		});
	});
	it.each([
		["too-many-columns", 1, null, ",".repeat(5_000_000)],
		["too-many-columns", 3, null, `a,b\n1,2\n${'"x",'.repeat(csvLimits.columns)}`],
		["too-many-rows", csvLimits.rows + 2, null, "a\n".repeat(csvLimits.rows + 2)],
		["cell-too-long", 2, 1, `a,b\n1,${"x".repeat(csvLimits.cell + 1)}`],
		["cell-too-long", 1, 0, `"${"\n".repeat(5_000_000)}"`],
		["csv-quotes", 2, null, 'a\n"never closed'],
		["csv-quotes", 1, null, '"a"b'],
	])("is refused with %s at line %j", (code, line, column, text) => {
		expect(parse(text)).toEqual({ ok: false, code, line, column });
	});
	it("shares its cells with the other files of a package", () => {
		const left = { cells: 5 };
		const read = () => parseCsv(new TextEncoder().encode("a,b\nc,d"), left);
		expect(read().ok).toBe(true);
		expect(read()).toMatchObject({ ok: false, code: "too-many-cells", line: 1 });
	});
});
