import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { PrismaClient } from "../generated/prisma/client";

/** Kept on globalThis: a development server loads this module again at every change. */
const holder = globalThis as { groepsbeeldPrisma?: PrismaClient };

/** The client of the runtime role, made at first use. School tables give rows only inside `inSchool`. */
export function prisma(): PrismaClient {
	holder.groepsbeeldPrisma ??= createClient(env().DATABASE_URL);
	return holder.groepsbeeldPrisma;
}

/** Ends all connections; the next `prisma()` makes new ones. */
export async function disconnectPrisma(): Promise<void> {
	const client = holder.groepsbeeldPrisma;
	delete holder.groepsbeeldPrisma;
	await client?.$disconnect();
}

/** Sessions run in UTC: the adapter drops the session's offset, so another zone would shift every time it reads. */
function createClient(url: string): PrismaClient {
	return new PrismaClient({
		adapter: new PrismaPg(
			{
				connectionString: url,
				options: "-c timezone=UTC",
				application_name: "groepsbeeld",
				max: 10,
				connectionTimeoutMillis: 10_000,
			},
			{ statementNameGenerator: ({ sql }) => preparedName(sql) },
		),
	});
}

const marker = /^\s*\/\* prepared \*\//;
const names = new Map<string, string>();

/**
 * Statements of the writer are large and always the same: those that begin with the comment "prepared" are planned once
 * per connection, and so are the short ones that every page or the group grid asks. Not those with lists of pupils and goals: one plan for
 * every list was measured at 2.5 times the plan for the list at hand. Others stay unnamed (empty), since texts that vary
 * would fill the server. Behind a pooler by transaction this needs one that carries named statements, such as pgbouncer
 * 1.21.
 */
function preparedName(sql: string): string {
	if (!marker.test(sql)) return "";
	const known = names.get(sql);
	if (known !== undefined) return known;
	const name = `prepared_${names.size}`;
	names.set(sql, name);
	return name;
}
