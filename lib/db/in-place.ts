import type { PlaceId } from "../domain/ids";
import type { Prisma } from "../generated/prisma/client";
import { prisma } from "./client";

/** A transaction in which the database shows the accounts of one place, and nothing of pupils. */
export type PlaceTransaction = Prisma.TransactionClient;

/**
 * Runs the work in one transaction with the place set for row-level security: accounts, their ways of signing in, sessions,
 * offers, letters and log of that school or board, and no other's. Everything is written or nothing.
 */
export function inPlace<T>(
	{ placeId }: { readonly placeId: PlaceId },
	work: (tx: PlaceTransaction) => Promise<T>,
): Promise<T> {
	return prisma().$transaction(
		async (tx) => {
			await enterPlace(tx, placeId);
			return work(tx);
		},
		{ maxWait: 10_000, timeout: 30_000 },
	);
}

/**
 * The same for several places in turn, in one transaction: what belongs to one browser (its session) and not to a place.
 * Everywhere or nowhere.
 */
export function inEachPlace<Of extends { readonly placeId: PlaceId }>(
	each: readonly Of[],
	work: (tx: PlaceTransaction, of: Of) => Promise<void>,
	before: (tx: PlaceTransaction) => Promise<void> = async () => {},
): Promise<void> {
	return prisma().$transaction(
		async (tx) => {
			await before(tx);
			for (const of of each) {
				await enterPlace(tx, of.placeId);
				await work(tx, of);
			}
		},
		{ maxWait: 10_000, timeout: 30_000 },
	);
}

function enterPlace(tx: PlaceTransaction, placeId: PlaceId): Promise<number> {
	return tx.$executeRaw`/* prepared */ SELECT set_config('app.place', ${placeId}, true)`;
}
