import { beforeEach, describe, expect, it } from "vitest";
import { keptMs, type TabStorage, TypedStore } from "./typed-store";

let now = 0;
let kept: Map<string, string>;
let store: TypedStore;

beforeEach(() => {
	now = 1_000_000;
	kept = new Map();
	const storage: TabStorage = {
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
	};
	store = new TypedStore(storage, () => now);
});

const typed = (text = "getypt") => ({
	...{ path: "/pupils/1", seen: null, actId: null, values: [["text", 0, text] as const] },
});

describe("what was typed", () => {
	it("is there for who typed it, until it is saved", () => {
		store.keep("school.anna", "note", typed());
		expect(store.find("school.anna", "note")).toEqual({ ...typed(), at: now });
		expect(store.find("school.anna", "plan")).toBeNull();
		store.drop("school.anna", "note");
		expect(store.find("school.anna", "note")).toBeNull();
		expect([...kept]).toEqual([]);
	});

	it("is never there for anybody else, nor for the same person at another school, and goes when they come", () => {
		for (const other of ["school.bram", "elsewhere.anna", ""]) {
			store.keep("school.anna", "note", typed());
			expect(store.find(other, "note")).toBeNull();
			store.settle(other);
			expect(store.find("school.anna", "note") === null).toBe(other !== "");
		}
		store.keep("school.bram", "plan", typed());
		expect(store.find("school.anna", "note")).toBeNull();
		expect(JSON.stringify([...kept])).not.toContain("anna");
	});

	it("of who waits to sign in again is not pushed out by a page for nobody", () => {
		store.keep("school.anna", "note", typed());
		store.keep("", "set-up", typed());
		store.settle("");
		expect(store.find("school.anna", "note")).not.toBeNull();
		expect(store.find("", "set-up")).toBeNull();
	});

	it("goes after an hour, from the tab too", () => {
		store.keep("school.anna", "old", typed());
		now += keptMs / 2;
		store.keep("school.anna", "new", typed());
		now += keptMs / 2;
		expect([store.find("school.anna", "old"), store.find("school.anna", "new")]).toEqual([null, expect.anything()]);
		now += keptMs;
		store.settle("school.anna");
		expect([...kept]).toEqual([]);
	});

	it("keeps the twenty that were typed last, and no book", () => {
		for (let form = 0; form < 30; form += 1) {
			now += 1;
			store.keep("school.anna", `form ${form}`, typed());
		}
		expect([store.find("school.anna", "form 9"), store.find("school.anna", "form 10")]).toEqual([
			null,
			expect.anything(),
		]);
		store.keep("school.anna", "book", typed("x".repeat(500_000)));
		expect(store.find("school.anna", "book")).toBeNull();
		expect(store.find("school.anna", "form 29")).not.toBeNull();
	});

	it("survives what it cannot read", () => {
		for (const text of ["{", "7", '{"owner":7}', '{"owner":"school.anna","forms":3}', "null"]) {
			kept.set("groepsbeeld-typed", text);
			expect(store.find("school.anna", "note")).toBeNull();
			store.settle("school.anna");
			store.keep("school.anna", "note", typed());
			expect(store.find("school.anna", "note")).not.toBeNull();
		}
	});
});

describe("coming back", () => {
	it("leads once to the page, and only who typed there", () => {
		store.keep("school.anna", "note", typed());
		store.comeBackTo("/pupils/1?period=now");
		expect(store.takeReturn("school.bram")).toBeNull();
		expect(store.takeReturn("school.anna")).toBe("/pupils/1?period=now");
		expect(store.takeReturn("school.anna")).toBeNull();
	});

	it("who was led to sign in comes back to what they typed last", () => {
		store.comeBackToTyped();
		store.keep("school.anna", "plan", { ...typed(), path: "/plans/1" });
		now += 1;
		store.keep("school.anna", "note", typed());
		store.comeBackToTyped();
		expect(store.takeReturn("school.anna")).toBe("/pupils/1");
	});
});
