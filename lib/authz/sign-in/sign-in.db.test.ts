import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../db/ids";
import { inPlace } from "../../db/in-place";
import type { AccountKey, SchoolId, UserId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import { createAccount, createAccountAt, createSchool } from "../../testing/factories";
import { chargeTry } from "../rates/growing-delay";
import { rateKey } from "../rates/rate-key";
import { knownDeviceOf, rememberDevice } from "./known-device";
import { hashPassword } from "./passwords";
import { signIn } from "./sign-in";

testDatabase();

const password = "vier gewone woorden samen";
const begin = new Date("2026-11-23T08:00:00Z").getTime();
const later = (seconds: number) => new Date(begin + seconds * 1000);
let email: string;
let account: AccountKey;
let placeId: SchoolId;
let address: string;
let number = 0;

beforeAll(async () => {
	placeId = (await createSchool()).schoolId;
});
beforeEach(async () => {
	number += 1;
	email = `person${number}@school.test`;
	address = `198.51.100.${number}`;
	const { userId } = await createAccount({ email, password });
	account = await createAccountAt(placeId, userId);
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
		await createAccountAt(placeId, userId);
		const bare = () =>
			signIn({ email: `bare${number}@school.test`, password: "", address, device: undefined }, later(0));
		expect(await bare()).toEqual({ ok: false, code: "wrong" });
		// By the clock of the database, which tells whose has ended.
		const data = {
			passwordHash: await hashPassword("", `bare${number}@school.test`),
			endedAt: new Date(Date.now() - 1000),
		};
		await inPlace({ placeId }, (tx) => tx.userAccount.updateMany({ where: { placeId, id: userId }, data }));
		expect(await bare()).toEqual({ ok: false, code: "wrong" });
	});

	it("makes a guesser wait, and lets the owner in after that short wait at the same address", async () => {
		await wrongTries(6);
		expect(await outcome()).toBe("too-many");
		expect(await outcome({ seconds: 1 })).toBe("in");
		expect(await outcome({ password: "wrong", seconds: 1 })).toBe("wrong");
	});

	it("lets the owner in from another address and from a known device while a guesser goes on", async () => {
		const device = await rememberDevice(undefined, [account]);
		await wrongTries(8);
		expect(await outcome()).toBe("too-many");
		expect(await outcome({ address: "203.0.113.9" })).toBe("in");
		expect(await outcome({ device })).toBe("in");
	});

	it("slows one address that tries many accounts, but not a known device at that address", async () => {
		const device = await rememberDevice(undefined, [account]);
		const many = { key: rateKey("sign-in-address", address), free: 40, capSeconds: 30 };
		for (let guess = 0; guess < 42; guess++) await chargeTry([many], later(0));
		expect(await outcome()).toBe("too-many");
		expect(await outcome({ device })).toBe("in");
	});

	it("counts a known device by itself: a stolen cookie does not give endless tries", async () => {
		const device = await rememberDevice(undefined, [account]);
		await wrongTries(6, { device });
		expect(await outcome({ device })).toBe("too-many");
		expect(await outcome({ device, seconds: 1 })).toBe("in");
	});

	it("knows a device by its signed cookie and for its own accounts only", async () => {
		const device = await rememberDevice(undefined, [account]);
		const [another, elsewhere] = [
			{ placeId, userId: newId<UserId>() },
			{ placeId: (await createSchool()).schoolId, userId: account.userId },
		];
		const both = await rememberDevice(device, [another]);
		expect(await knownDeviceOf(both, account)).toBe(await knownDeviceOf(device, account));
		expect(await knownDeviceOf(both, another)).not.toBeNull();
		expect(await knownDeviceOf(device, another)).toBeNull();
		// The account of the same person at another place is another.
		expect(await knownDeviceOf(device, elsewhere)).toBeNull();
		expect(await knownDeviceOf(`${device}x`, account)).toBeNull();
		expect(await knownDeviceOf(undefined, account)).toBeNull();
		expect(device).not.toContain(Buffer.from(account.userId).toString("base64url"));
	});
});

describe("sign-in of somebody with accounts at several places", () => {
	const come = (typed: string) => signIn({ email, password: typed, address, device: undefined }, later(0));
	const placesOf = (result: Awaited<ReturnType<typeof come>>) =>
		result.ok ? result.proofs.map((proof) => proof.placeId).toSorted() : result.code;

	it("with one password proves every one of them", async () => {
		const second = (await createSchool()).schoolId;
		await createAccountAt(second, account.userId);
		expect(placesOf(await come(password))).toEqual([placeId, second].toSorted());
	});

	it("what opens one forgives no guess at another, nor makes its browser known there", async () => {
		const other = (await createSchool()).schoolId;
		const theirs = "heel andere woorden hier";
		await inPlace({ placeId: other }, async (tx) => {
			const passwordHash = await hashPassword(theirs, email);
			await tx.userAccount.create({ data: { placeId: other, id: newId(), email, name: "Bo", passwordHash } });
		});
		// Whoever made the account at the other place knows its password, and has a browser that is known there.
		const came = await signIn({ email, password: theirs, address, device: undefined }, later(0));
		const device = came.ok ? await rememberDevice(undefined, came.complete) : "";
		for (let turn = 1; turn <= 12; turn++) {
			expect(await outcome({ password: theirs, device, seconds: turn })).toBe("in");
			await outcome({ password: `guess ${turn}`, device, seconds: turn });
		}
		// By now the guesses have a delay of their own: the right one is not even looked at.
		expect(await outcome({ device, seconds: 13 })).toBe("too-many");
		expect(await outcome({ password: theirs, device, seconds: 13 })).toBe("in");
	});

	it("with two passwords proves the one whose password it is, and ends with the account", async () => {
		const second = (await createSchool()).schoolId;
		const there = await createAccount({ email, password: "heel andere woorden daar" });
		await createAccountAt(second, there.userId);
		expect(placesOf(await come(password))).toEqual([placeId]);
		expect(placesOf(await come("heel andere woorden daar"))).toEqual([second]);
		expect(await come("wrong")).toEqual({ ok: false, code: "wrong" });
		const endedAt = new Date(Date.now() - 1000);
		await inPlace({ placeId: second }, (tx) =>
			tx.userAccount.updateMany({ where: { placeId: second }, data: { endedAt } }),
		);
		expect(placesOf(await come("heel andere woorden daar"))).toBe("wrong");
		expect(placesOf(await come(password))).toEqual([placeId]);
	});
});
