import type { AskEndpoint, DeliverEndpoint, ExchangeStandard } from "../contract";
import { readAbout, readQuestion } from "./ask";
import { deviations } from "./deviations";
import { isFixed } from "./meanings";
import { answerAbout, answerStatements } from "./provide";
import { maxBodyBytes, readPost, readPut } from "./receive";
import { answerRefusal } from "./refuse";
import { tellWarnings, warningsHeader } from "./tell-warnings";
import { answerVersion, consistentHeader, versionHeader } from "./version";

const write = ["xapi.statements.write"];

/** 200 with the ids in the order of the statements (part 3, 2.1.2). */
const postStatements: DeliverEndpoint = {
	kind: "deliver",
	method: "POST",
	path: "statements",
	scopes: write,
	browserContent: true,
	maxBodyBytes,
	read: readPost,
	answer: (report, _message, request) => ({
		status: 200,
		headers: {
			[versionHeader]: answerVersion(request),
			"Content-Type": "application/json; charset=utf-8",
			...tellWarnings(report),
		},
		body: JSON.stringify(report.records.map(({ sourceId }) => sourceId)),
	}),
};

const putStatement: DeliverEndpoint = {
	...postStatements,
	method: "PUT",
	read: readPut,
	answer: (report, _message, request) => ({
		status: 204,
		headers: { [versionHeader]: answerVersion(request), ...tellWarnings(report) },
		body: null,
	}),
};

const askStatements = (method: "GET" | "HEAD"): AskEndpoint => ({
	kind: "ask",
	method,
	path: "statements",
	scopes: ["xapi.statements.read"],
	browserContent: true,
	maxBodyBytes: 0,
	read: readQuestion,
	answer: answerStatements,
});

const about: AskEndpoint = {
	kind: "ask",
	method: "GET",
	path: "about",
	scopes: [],
	browserContent: true,
	maxBodyBytes: 0,
	read: readAbout,
	answer: (_data, request) => answerAbout(request),
};

/** xAPI 1.0.3 and 2.0, the statements of a learning record store (README.md beside this file). */
export const xapi: ExchangeStandard = {
	key: "xapi",
	name: "xAPI",
	credentials: "connection",
	authentication: ["basic", "bearer"],
	versionHeader,
	warningsHeader,
	reading: { deviations, isFixed },
	consistent: { path: "statements", header: consistentHeader },
	endpoints: [postStatements, putStatement, askStatements("GET"), askStatements("HEAD"), about],
	asks: {
		required: ["pupil-id", "answers"],
		optional: ["answer-score", "duration", "titles", "unit-progress", "own-level"],
		scopes: write,
	},
	refuse: answerRefusal,
};
