import { notFound } from "next/navigation";
import { z } from "zod";
import { connectionId, goalId, groupId, personId, plainId, planId, userId } from "../domain/ids";

/** Of which kind the id is that stands in an address under this name. */
const kinds = { connectionId, goalId, groupId, planId, pupilId: personId, sittingId: plainId, userId };
type Kinds = typeof kinds;

/** The ids in the address of a page, each of its kind. An address with anything else in their place is not there. */
export function addressIds<Names extends keyof Kinds>(
	params: Readonly<Record<Names, string>>,
): { readonly [Name in Names]: z.output<Kinds[Name]> } {
	const names = Object.keys(params) as Names[];
	const schema = z.object(Object.fromEntries(names.map((name) => [name, kinds[name]])));
	const parsed = schema.safeParse(params);
	return parsed.success ? (parsed.data as { [Name in Names]: z.output<Kinds[Name]> }) : notFound();
}
