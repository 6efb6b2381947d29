import { prisma } from "../db/client";
import { inSchool } from "../db/in-school";
import type { ConnectionScope } from "./scope";

/** Of each standard: the list that is being read now. However many ask at once, the database is asked by one at a time. */
const beingRead = new Map<string, Promise<ReadonlySet<string>>>();

/**
 * Whether a page of this origin belongs to any connection of the standard that takes messages now. Which one is not told: it is
 * asked before anybody has said who they are.
 */
export async function isActiveOrigin(standard: string, origin: string): Promise<boolean> {
	const reading = beingRead.get(standard) ?? readOrigins(standard).finally(() => beingRead.delete(standard));
	beingRead.set(standard, reading);
	return (await reading).has(origin);
}

async function readOrigins(standard: string): Promise<ReadonlySet<string>> {
	const rows = await prisma().$queryRaw<{ origin: string }[]>`SELECT origin FROM browser_origins_of(${standard})`;
	return new Set(rows.map(({ origin }) => origin));
}

/** Whether a page of this origin belongs to the connection itself, as it is set now. */
export function isOwnOrigin(scope: ConnectionScope, origin: string): Promise<boolean> {
	const { schoolId, settings } = scope;
	return inSchool(scope, async (tx) => {
		const where = { schoolId, id: settings.connectionId, browserOrigins: { has: origin } };
		return (await tx.connection.count({ where })) > 0;
	});
}
