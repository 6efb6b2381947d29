import { setTimeout as wait } from "node:timers/promises";
import { Prisma } from "../generated/prisma/client";

const attempts = 4;
const deadlockOrSerialisation = /\b(40P01|40001)\b/;

/** Runs a transaction again that the database ended in favour of another one: it left nothing behind. */
export async function retryConflicts<T>(transaction: () => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await transaction();
		} catch (error) {
			if (attempt === attempts || !isConflict(error)) throw error;
			await wait(Math.random() * 20 * attempt);
		}
	}
}

function isConflict(error: unknown): boolean {
	if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
	return error.code === "P2034" || (error.code === "P2010" && deadlockOrSerialisation.test(JSON.stringify(error.meta)));
}
