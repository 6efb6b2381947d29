import type { JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";

export interface RosterKeys {
	readonly groups: readonly {
		readonly id: GroupId;
		readonly sourceId: string;
		readonly name: string;
		readonly kind: string;
	}[];
	/** One row per identifier of a person. */
	readonly people: readonly {
		readonly id: PersonId;
		readonly kind: string;
		readonly type: string;
		readonly value: string;
	}[];
}
/** A school of this size is read at once; a larger one is cut off, which is said by `people.length`. */
const most = 40_000;

/** Which of our ids belong to the keys of the administration: for jobs and commands that must find them again. */
export function listRosterKeys(scope: JobScope): Promise<RosterKeys> {
	const { schoolId } = scope;
	return inSchool(scope, async (tx) => {
		const groups = await tx.group.findMany({
			where: { schoolId, endedAt: null },
			select: { id: true, sourceId: true, name: true, kind: true },
			orderBy: { id: "asc" },
			take: most,
		});
		const identifiers = await tx.personIdentifier.findMany({
			where: { schoolId },
			select: { personId: true, type: true, value: true, person: { select: { kind: true } } },
			orderBy: [{ type: "asc" }, { value: "asc" }],
			take: most,
		});
		return {
			groups: groups.map((group) => ({ ...group, id: group.id as GroupId })),
			people: identifiers.map(({ personId, type, value, person }) => ({
				id: personId as PersonId,
				kind: person.kind,
				type,
				value,
			})),
		};
	});
}
