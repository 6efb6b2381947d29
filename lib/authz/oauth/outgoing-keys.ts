import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type JWK } from "jose";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import type { OutgoingKey, Prisma } from "../../generated/prisma/client";
import { openSecret, sealSecret } from "../secrets/sealed-secret";

export const outgoingAlgorithm = "ES256";
/** A system that keeps our key set for a while still finds the key before this one. */
const publishedMs = 7 * 86_400_000;

export interface SigningKey {
	readonly keyId: string;
	readonly key: CryptoKey;
}

/** With what we sign now. Made at first use, and anew when the secret of this installation is another. */
export async function signingKey(): Promise<SigningKey> {
	const row = await newest();
	const opened = row && (await open(row));
	if (opened) return opened;
	await addKey(row?.id ?? null);
	const made = await newest();
	const fresh = made && (await open(made));
	if (!fresh) throw new Error("a key that was just made does not open");
	return fresh;
}

/** What is published: the key that signs, and those before it for a week. */
export async function publicKeySet(): Promise<{ keys: JWK[] }> {
	await signingKey();
	const rows = await prisma().outgoingKey.findMany({
		where: { OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(now().getTime() - publishedMs) } }] },
		orderBy: { createdAt: "desc" },
		take: 10,
	});
	return { keys: rows.map(({ publicJwk }) => publicJwk as JWK) };
}

function newest(): Promise<OutgoingKey | null> {
	return prisma().outgoingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: "desc" } });
}

async function open({ id, keyId, sealed }: OutgoingKey): Promise<SigningKey | null> {
	const secret = openSecret("outgoing-key", id, { keyId, sealed });
	return secret && { keyId: id, key: await importPKCS8(Buffer.from(secret).toString("utf8"), outgoingAlgorithm) };
}

/** @param instead of which key; null: the first one. Two that find it missing at once make one. */
async function addKey(instead: string | null): Promise<void> {
	const id = newId();
	const { publicKey, privateKey } = await generateKeyPair(outgoingAlgorithm, { extractable: true });
	const { keyId, sealed } = sealSecret("outgoing-key", id, Buffer.from(await exportPKCS8(privateKey)));
	const shown = { ...(await exportJWK(publicKey)), kid: id, alg: outgoingAlgorithm, use: "sig" };
	const publicJwk = shown as unknown as Prisma.InputJsonObject;
	await prisma().$transaction(async (tx) => {
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(7420264)`;
		const current = await tx.outgoingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: "desc" } });
		if ((current?.id ?? null) !== instead) return;
		const createdAt = now();
		if (current) await tx.outgoingKey.update({ where: { id: current.id }, data: { retiredAt: createdAt } });
		await tx.outgoingKey.create({ data: { id, publicJwk, keyId, sealed, createdAt } });
	});
}
