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
		adapter: new PrismaPg({
			connectionString: url,
			options: "-c timezone=UTC",
			application_name: "groepsbeeld",
			max: 10,
			connectionTimeoutMillis: 10_000,
		}),
	});
}
