import type { DemoSchool } from "../model/school";
import { type DemoConnection, listConnections } from "../suppliers/suppliers";
import type { ReplayPlan } from "./plan";

export interface ReplayConnections {
	readonly roster: DemoConnection;
	readonly facts: DemoConnection;
}

/** A roster from an administration, and the facts from one supplier: Results, or practice over xAPI. */
export function replayConnections(kind: ReplayPlan["kind"], school: DemoSchool): ReplayConnections {
	const [base] = listConnections(school);
	if (!base) throw new Error("no connection to begin with");
	const practice = kind === "assist";
	return {
		roster: {
			...base,
			key: "roster",
			supplier: { key: "replay-administration", name: "Replay: administratie" },
			standard: "oneroster-csv",
			scopes: ["roster.write"],
		},
		facts: {
			...base,
			key: "facts",
			supplier: { key: `replay-${kind}`, name: `Replay: ${kind}` },
			standard: practice ? "xapi" : "edu-v-results",
			scopes: practice ? ["xapi.statements.write"] : ["eduv.result"],
			adaptive: practice ? "unknown" : "no",
		},
	};
}
