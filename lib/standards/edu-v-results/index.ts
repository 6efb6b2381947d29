import type { DeliverEndpoint, ExchangeStandard } from "../contract";
import { answerDelivery, answerRefusal } from "./answer";
import { parse } from "./parse";
import { type ResultsVersion, version1, version2 } from "./versions";

const maxBodyBytes = 10_000_000;

const postResults = (version: ResultsVersion): DeliverEndpoint => ({
	kind: "deliver",
	method: "POST",
	path: `v${version.major}/results`,
	scopes: ["eduv.result"],
	maxBodyBytes,
	read: (request) => parse(request, version, maxBodyBytes),
	answer: (report) => answerDelivery(report, version),
});

/** Edu-V Results API, receiving side (README.md beside this file). */
export const eduVResults: ExchangeStandard = {
	key: "edu-v-results",
	name: "Edu-V Results",
	credentials: "client",
	authentication: ["bearer"],
	versionHeader: "api-version",
	endpoints: [postResults(version1), postResults(version2)],
	asks: {
		required: ["pupil-id", "test-and-date", "scores"],
		optional: ["test-parts", "norm-tables", "school-period", "review-link", "remarks"],
		scopes: ["eduv.result"],
	},
	refuse: (refusal, request) =>
		answerRefusal(refusal, request.path.replace(/^\//, "").startsWith("v1") ? version1 : version2),
};
