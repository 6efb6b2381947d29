import type { ExchangeStandard, Read, RosterMessage, WireRequest } from "../contract";
import { answerRoster, answerRosterRefusal, refuseFaults } from "../wire/roster-answers";
import { readXml } from "./read-xml";
import { toSnapshot } from "./to-snapshot";

const maxBodyBytes = 50_000_000;

/** EDEXML 2.1, the roster of primary education (README.md beside this file). */
export const edexml: ExchangeStandard = {
	key: "edexml",
	name: "EDEXML 2.1",
	credentials: "connection",
	authentication: ["bearer", "basic"],
	endpoints: [
		{
			kind: "roster",
			method: "POST",
			path: "roster",
			scopes: ["roster.write"],
			maxBodyBytes,
			read: async (request) => read(request),
			answer: (result) => answerRoster(result),
		},
	],
	asks: { required: ["names", "roster-ids", "groups", "teachers"], optional: [], scopes: ["roster.write"] },
	refuse: (refusal) => answerRosterRefusal(refusal),
};

function read({ body }: WireRequest): Read<RosterMessage> {
	const xml = readXml(body);
	if (!xml.ok) return { ok: false, refusal: refuseFaults("malformed", [xml.fault]) };
	const { message, faults } = toSnapshot(xml.document);
	return message === null
		? { ok: false, refusal: refuseFaults("schema", faults) }
		: { ok: true, value: { ...message, warnings: faults } };
}
