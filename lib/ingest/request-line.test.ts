import { expect, it } from "vitest";
import { readRequestLine, writeRequestLine } from "./request-line";

it("method, path and query come back as they were sent", () => {
	for (const query of ["", "statementId=0198-a", "a=1&a=2", "text=a+b%3Fc%26d"]) {
		const sent = { method: "PUT", path: "v2/results", query: new URLSearchParams(query) };
		const read = readRequestLine(writeRequestLine(sent));
		expect({ ...read, query: [...read.query] }).toEqual({ ...sent, query: [...sent.query] });
	}
});
