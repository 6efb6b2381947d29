import { inSchool } from "../../../lib/db/in-school";
import { type DeliveredSchool, deliverSchool } from "../deliver-school";
import { type EntryId, openTruth } from "../figures/open-truth";
import type { RawSchool } from "../raw-school";
import { compareGoals } from "./compare-goals";
import { comparePupils } from "./compare-pupils";
import { compareTests } from "./compare-tests";
import { Comparison } from "./differences";

/** Lets a school in by the door, asks the product and the second computation, and says where they differ. */
export async function compareSchool(raw: RawSchool): Promise<Comparison> {
	const comparison = new Comparison(raw.name);
	const delivered = await deliverSchool(raw);
	// A value outside its scale is answered 400; every statement here is one that platforms send.
	const refused = delivered.refusals.filter((refusal) => !refusal.includes(" of toets"));
	comparison.same("door", "xapi", "refused deliveries", [], refused);
	const truth = await openTruth(raw, await entryIdsOf(delivered));
	try {
		await compareTests(comparison, raw, delivered, truth);
		await compareGoals(comparison, raw, delivered, truth);
		await comparePupils(comparison, delivered, truth);
	} finally {
		truth.close();
	}
	return comparison;
}

async function entryIdsOf({ school, connections }: DeliveredSchool): Promise<EntryId[]> {
	const keys = new Map([...connections].map(([key, id]) => [id as string, key]));
	const rows = await inSchool(school, (tx) =>
		tx.sittingEntry.findMany({ select: { id: true, sourceId: true, connectionId: true } }),
	);
	return rows.map(({ id, sourceId, connectionId }) => ({ supplier: keys.get(connectionId)!, id: sourceId, given: id }));
}
