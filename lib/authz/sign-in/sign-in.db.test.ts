import { beforeEach, describe, expect, it } from "vitest";
import { prisma } from "../../db/client";
import { testDatabase } from "../../testing/database";
import { createAccount } from "../../testing/factories";
import { chargeTry } from "../rates/growing-delay";
import { rateKey } from "../rates/rate-key";
import { findKnownDevice, rememberDevice } from "./known-device";
import { hashPassword } from "./passwords";
import { signIn } from "./sign-in";

testDatabase();

const password = "vier gewone woorden samen";
const begin = new Date("2026-11-23T08:00:00Z").getTime();
const later = (seconds: number) => new Date(begin + seconds * 1000);
let email: string;
let address: string;
let number = 0;

beforeEach(async () => {
	number += 1;
	email = `person${number}@school.test`;
	address = `198.51.100.${number}`;
	const { userId } = await createAccount({ email });
	await prisma().userAccount.update({ where: { id: userId }, data: { passwordHash: await hashPassword(password) } });
});

interface Try {
	password?: string;
	address?: string;
	device?: string;
	seconds?: number;
}
async function outcome(over: Try = {}): Promise<string> {
	const tried = { email, password: over.password ?? password, address: over.address ?? address, device: over.device };
	const result = await signIn(tried, later(over.seconds ?? 0));
	return result.ok ? "in" : result.code;
}
const wrongTries = async (count: number, over: Try = {}) => {
	for (let turn = 0; turn < count; turn++) await outcome({ password: "wrong", ...over });
};

describe("sign-in", () => {
	it("takes the right password, the address in any case, and nothing else", async () => {
		expect(await outcome()).toBe("in");
		const shouted = await signIn({ email: ` ${email.toUpperCase()}`, password, address, device: undefined }, later(0));
		expect(shouted.ok).toBe(true);
		expect(await outcome({ password: "wrong" })).toBe("wrong");
		expect(await outcome({ password: "" })).toBe("wrong");
		const unknown = await signIn({ email: "nobody@school.test", password, address, device: undefined }, later(0));
		expect(unknown).toEqual({ ok: false, code: "wrong" });
	});

	it("refuses an ended account and one without a password as it refuses a wrong password", async () => {
		const { userId } = await createAccount({ email: `bare${number}@school.test` });
		const bare = () =>
			signIn({ email: `bare${number}@school.test`, password: "", address, device: undefined }, later(0));
		expect(await bare()).toEqual({ ok: false, code: "wrong" });
		const data = { passwordHash: await hashPassword(""), endedAt: later(-1) };
		await prisma().userAccount.update({ where: { id: userId }, data });
		expect(await bare()).toEqual({ ok: false, code: "wrong" });
	});

	it("makes a guesser wait, and lets the owner in after that short wait at the same address", async () => {
		await wrongTries(6);
		expect(await outcome()).toBe("too-many");
		expect(await outcome({ seconds: 1 })).toBe("in");
		expect(await outcome({ password: "wrong", seconds: 1 })).toBe("wrong");
	});

	it("lets the owner in from another address and from a known device while a guesser goes on", async () => {
		const device = await rememberDevice(undefined, email);
		await wrongTries(8);
		expect(await outcome()).toBe("too-many");
		expect(await outcome({ address: "203.0.113.9" })).toBe("in");
		expect(await outcome({ device })).toBe("in");
	});

	it("slows one address that tries many accounts, but not a known device at that address", async () => {
		const device = await rememberDevice(undefined, email);
		const many = { key: rateKey("sign-in-address", address), free: 40, capSeconds: 30 };
		for (let guess = 0; guess < 42; guess++) await chargeTry([many], later(0));
		expect(await outcome()).toBe("too-many");
		expect(await outcome({ device })).toBe("in");
	});

	it("counts a known device by itself: a stolen cookie does not give endless tries", async () => {
		const device = await rememberDevice(undefined, email);
		await wrongTries(6, { device });
		expect(await outcome({ device })).toBe("too-many");
		expect(await outcome({ device, seconds: 1 })).toBe("in");
	});

	it("knows a device by its signed cookie and for its own accounts only", async () => {
		const device = await rememberDevice(undefined, email);
		const both = await rememberDevice(device, "other@school.test");
		expect(await findKnownDevice(both, email)).toBe(await findKnownDevice(device, email));
		expect(await findKnownDevice(both, "other@school.test")).not.toBeNull();
		expect(await findKnownDevice(device, "other@school.test")).toBeNull();
		expect(await findKnownDevice(`${device}x`, email)).toBeNull();
		expect(await findKnownDevice(undefined, email)).toBeNull();
		expect(device).not.toContain(Buffer.from(email).toString("base64url"));
	});
});
