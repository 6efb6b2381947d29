import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import { listAccountSchools } from "../account-schools";
import { findTokenAccount, type TokenPurpose } from "./one-time-tokens";

/** Whom an invitation or reset is for, while its link still works; null otherwise. Looking does not use it. */
export async function findOpenLink(purpose: TokenPurpose, token: string) {
	return /^[\w-]{43}$/.test(token) ? findTokenAccount(prisma(), purpose, token) : null;
}

/** By which ways the account can be of use: those that at least one of its schools lets in. */
export async function listUsefulWays(userId: UserId): Promise<{ readonly own: boolean; readonly provider: boolean }> {
	const rules = (await listAccountSchools(prisma(), userId)).map(({ signInRule }) => signInRule);
	const isOf = (other: "own" | "provider") => rules.length === 0 || rules.some((rule) => rule !== other);
	return { own: isOf("provider"), provider: isOf("own") };
}
