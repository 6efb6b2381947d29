import { randomUUID } from "node:crypto";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, SignJWT } from "jose";
import { expect, it } from "vitest";
import { prisma } from "../../db/client";
import { testDatabase } from "../../testing/database";
import { openSecret } from "../secrets/sealed-secret";
import { outgoingAlgorithm, publicKeySet, signingKey } from "./outgoing-keys";

testDatabase();

async function signed(): Promise<string> {
	const { keyId, key } = await signingKey();
	return new SignJWT({ sub: "me" }).setProtectedHeader({ alg: outgoingAlgorithm, kid: keyId }).sign(key);
}
const verify = async (token: string) =>
	(await jwtVerify(token, createLocalJWKSet((await publicKeySet()) as JSONWebKeySet))).payload.sub;

it("asked for by many at once there is one key, sealed, and only its public half is shown", async () => {
	const made = await Promise.all([1, 2, 3].map(() => signingKey()));
	expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(1);
	const { keys } = await publicKeySet();
	expect(keys).toEqual([expect.objectContaining({ kid: made[0]?.keyId, alg: "ES256", use: "sig", kty: "EC" })]);
	expect(JSON.stringify(keys)).not.toContain('"d"');
	expect(await verify(await signed())).toBe("me");
	const [row] = await prisma().outgoingKey.findMany();
	expect(Buffer.from(row?.sealed ?? []).toString("latin1")).not.toContain("PRIVATE KEY");
	// Copied to another row it does not open.
	expect(row && openSecret("outgoing-key", randomUUID(), row)).toBeNull();
});

it("another secret of the installation makes another key; the one before is still published, and goes after a week", async () => {
	const [before] = await prisma().outgoingKey.findMany();
	const old = await signed();
	await prisma().outgoingKey.updateMany({ data: { keyId: "of another secret" } });
	const { keyId } = await signingKey();
	expect(keyId).not.toBe(before?.id);
	expect((await publicKeySet()).keys.map(({ kid }) => kid)).toEqual([keyId, before?.id]);
	expect(await verify(old)).toBe("me");
	const longAgo = new Date(Date.now() - 8 * 86_400_000);
	await prisma().outgoingKey.updateMany({ where: { id: before?.id ?? "" }, data: { retiredAt: longAgo } });
	expect((await publicKeySet()).keys.map(({ kid }) => kid)).toEqual([keyId]);
});
