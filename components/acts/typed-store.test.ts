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

const anna = { owner: "school.anna", session: "monday" };
const nobody = { owner: "", session: "" };

describe("what was typed", () => {
	it("is there for who typed it, until it is saved", () => {
		store.keep(anna, "note", typed());
		expect(store.find("school.anna", "note")).toEqual({ ...typed(), owner: "school.anna", at: now });
		expect(store.find("school.anna", "plan")).toBeNull();
		store.settle({ ...anna, session: "tuesday" });
		expect(store.find("school.anna", "note")).not.toBeNull();
		store.drop("school.anna", "note");
		expect([...kept]).toEqual([]);
	});

	it("is never there for anybody else, and goes when they sign in", () => {
		store.keep(anna, "note", typed());
		store.keep(nobody, "set-up", typed());
		expect(store.find("school.bram", "note")).toBeNull();
		store.settle({ owner: "school.bram", session: "bram's" });
		expect([...kept]).toEqual([]);
	});

	it("of one school is not there at another, and outlives that the same session goes on there", () => {
		const elsewhere = { owner: "lyceum.anna", session: "monday" };
		store.keep(anna, "note", typed());
		store.settle(elsewhere);
		store.keep(elsewhere, "plan", typed());
		expect([store.find("lyceum.anna", "note"), store.find("school.anna", "plan")]).toEqual([null, null]);
		store.settle({ ...anna, session: "signed in anew" });
		expect(store.find("school.anna", "note")).not.toBeNull();
		expect(JSON.stringify([...kept])).not.toContain("lyceum");
	});

	it("of who waits to sign in again is not pushed out by a page for nobody", () => {
		store.keep(anna, "note", typed());
		store.settle(nobody);
		store.keep(nobody, "set-up", typed());
		store.settle({ ...anna, session: "signed in anew" });
		expect(store.find("school.anna", "note")).not.toBeNull();
		expect(store.find("", "set-up")).toBeNull();
	});

	it("goes after an hour, from the tab too", () => {
		store.keep(anna, "old", typed());
		now += keptMs / 2;
		store.keep(anna, "new", typed());
		now += keptMs / 2;
		expect([store.find("school.anna", "old"), store.find("school.anna", "new")]).toEqual([null, expect.anything()]);
		now += keptMs;
		store.settle(anna);
		expect([...kept]).toEqual([]);
	});

	it("keeps the twenty that were typed last, and no book", () => {
		for (let form = 0; form < 30; form += 1) {
			now += 1;
			store.keep(anna, `form ${form}`, typed());
		}
		const found = ["form 9", "form 10"].map((key) => store.find("school.anna", key));
		expect(found).toEqual([null, expect.anything()]);
		store.keep(anna, "book", typed("x".repeat(500_000)));
		expect(store.find("school.anna", "book")).toBeNull();
		expect(store.find("school.anna", "form 29")).not.toBeNull();
	});

	it("survives what it cannot read", () => {
		for (const text of ["{", "7", '{"session":7}', '{"session":"monday","forms":3}', "null"]) {
			kept.set("groepsbeeld-typed", text);
			expect(store.find("school.anna", "note")).toBeNull();
			store.settle(anna);
			store.keep(anna, "note", typed());
			expect(store.find("school.anna", "note")).not.toBeNull();
		}
	});
});

describe("coming back", () => {
	it("leads once to the page, and only who typed there", () => {
		store.keep(anna, "note", typed());
		store.comeBackTo("school.anna", "/pupils/1?period=now");
		expect(store.takeReturn("school.bram")).toBeNull();
		expect(store.takeReturn("school.anna")).toBe("/pupils/1?period=now");
		expect(store.takeReturn("school.anna")).toBeNull();
	});

	it("who was led to sign in comes back to what they typed last", () => {
		expect(store.comeBackToTyped()).toBe(false);
		store.keep(anna, "plan", { ...typed(), path: "/plans/1" });
		now += 1;
		store.keep(anna, "note", typed());
		expect(store.comeBackToTyped()).toBe(true);
		expect(store.takeReturn("school.anna")).toBe("/pupils/1");
	});
});
