import { prisma } from "../../db/client";
import { findTokenAccount, type TokenPurpose } from "./one-time-tokens";

/** Whom an invitation or reset is for, while its link still works; null otherwise. Looking does not use it. */
export async function findOpenLink(purpose: TokenPurpose, token: string) {
	return /^[\w-]{43}$/.test(token) ? findTokenAccount(prisma(), purpose, token) : null;
}
