import { Prisma } from "../../generated/prisma/client";

/**
 * ORDER BY of people by name, the one order of every list: family name, given name, id, as a Dutch school reads names (É
 * stands with E, and capitals make no difference), whatever the order of the database itself. Places that are equal keep
 * this order too, since sorting in code is stable.
 * @param alias of the person in the statement
 */
export const byName = (alias: "p" | "e" | "person") => orders[alias];

const orderOf = (alias: string) =>
	Prisma.raw(`${alias}.family_name COLLATE "nl-x-icu", ${alias}.given_name COLLATE "nl-x-icu", ${alias}.id`);
const orders = { p: orderOf("p"), e: orderOf("e"), person: orderOf("person") };
