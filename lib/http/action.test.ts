import { redirect } from "next/navigation";
import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { ChangedMeanwhile } from "../commands/acts/require-seen";
import { actFields } from "../domain/answer";
import { AppError, InvalidFields } from "../errors";
import { action, leadTo } from "./action";
import { type Visit, visits } from "./visit";

vi.stubEnv("DATABASE_URL", "postgres://nowhere");
vi.stubEnv("PUBLIC_URL", "https://groep.example");
vi.stubEnv("APP_SECRET", "x".repeat(32));
vi.stubEnv("BUILD_ID", "this-build");

const account = { placeId: "place", userId: "user" };
const sent = vi.hoisted(() => ({ headers: new Headers(), scope: null as object | null, refreshed: [] as string[] }));
vi.mock("next/headers", () => ({ headers: async () => sent.headers, cookies: async () => ({ get: () => undefined }) }));
vi.mock("next/cache", () => ({ revalidatePath: (path: string) => sent.refreshed.push(path) }));
vi.mock("../authz/request-scope", () => ({ findScope: async () => sent.scope, findOwnBoards: async () => [] }));
vi.mock("../authz/boards/request-boards", () => ({ findOwnAccountScope: async () => sent.scope }));
vi.mock("../authz/security-log/note-refused-access", () => ({ noteRefusedAccess: () => {} }));
vi.mock("../i18n/server", () => ({ getFormatter: async () => ({ dayTime: () => "30 nov 12:00" }) }));
beforeEach(() => {
	sent.headers = new Headers({ "sec-fetch-site": "same-origin", origin: "https://groep.example" });
	sent.scope = { kind: "person", ...account, roles: new Set(["staff"]), today: "2026-11-30" };
	sent.refreshed = [];
});

const work = vi.fn(async ({ input }: { input: { name: string } }) => input.name);
const save = action({ scope: "person", input: z.object({ name: z.string().max(10) }), refresh: ["/a", "/b"], work });

type Act = (...given: never[]) => Promise<unknown>;

/** What comes of a call, and what the server around Next reads of it. */
async function call(act: Act, ...given: unknown[]) {
	work.mockClear();
	const visit: Visit = { begun: false, refusal: null };
	const result = await visits().run(visit, () => act(...(given as never[])).catch((error: unknown) => error));
	return { result, ...visit, worked: work.mock.calls.length };
}

function formOf(fields: Record<string, string> = { name: "x" }): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
}

const acting = (does: () => unknown) =>
	action({ scope: "person", input: z.object({}), refresh: "/a", work: async () => does() });
const throwing = (error: unknown) =>
	acting(() => {
		throw error;
	});
const press = (id: number) => ({ [actFields.id]: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}` });

it("begins for our own pages with a form, answers what the work answers, and has what shows it made anew", async () => {
	expect(await call(save, formOf())).toEqual({
		...{ result: { state: "done", done: "x" }, begun: true, refusal: null, worked: 1 },
	});
	expect(sent.refreshed).toEqual(["/a", "/b"]);
	expect(
		(
			await call(
				acting(() => undefined),
				formOf(),
			)
		).result,
	).toEqual({ state: "done", done: null });
});

it.each([
	["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
	["another origin that says it is ours", { "sec-fetch-site": "same-origin", origin: "https://evil.example" }],
	["a neighbour", { "sec-fetch-site": "same-site" }],
	["no page at all", {}],
])("does not begin for %s", async (_, headers) => {
	sent.headers = new Headers(headers);
	expect(await call(save, formOf())).toMatchObject({ begun: true, refusal: "not-allowed", worked: 0 });
});

it.each([
	["nothing", []],
	["a text for a form", ["a"]],
	["something like a form", [{ get: () => "x" }]],
	["NUL in a field", [formOf({ name: "a\u0000" })]],
	["NUL in a name", [formOf({ "na\u0000me": "x" })]],
])("refuses %s as what no form of ours sends", async (_, given) => {
	expect(await call(save, ...given)).toMatchObject({ begun: true, refusal: "invalid", worked: 0 });
});

it("takes values by a schema, without NUL or half a surrogate at any depth", async () => {
	const values = z.tuple([z.string(), z.unknown()]);
	const act = action({ scope: "none", input: values, work: async ({ input: [name] }) => name });
	expect((await call(act, "a", { b: [1] })).result).toEqual({ state: "done", done: "a" });
	const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], "\u0000");
	for (const given of [
		[1, 2],
		["a\u0000", 1],
		["a", { b: ["\uD800"] }],
		["a", { "\u0000": 1 }],
		["a", deep],
	])
		expect(await call(act, ...given)).toMatchObject({ begun: true, refusal: "invalid" });
});

it("tells a form what is wrong with it, and shows nothing anew", async () => {
	expect((await call(save, formOf({ name: "x".repeat(11) }))).result).toMatchObject({
		...{ state: "refused", fault: "invalid", code: "invalid", fields: { name: expect.any(String) } },
	});
	expect((await call(throwing(new AppError("conflict", "taken")), formOf())).result).toEqual({
		...{ state: "refused", fault: "taken", code: "conflict" },
	});
	expect((await call(throwing(new InvalidFields({ day: "past" })), formOf())).result).toMatchObject({
		fields: { day: "past" },
	});
	expect(sent.refreshed).toEqual([]);
});

it("a page of another build is told to load anew, where its form does not fit any more", async () => {
	const old = { name: "x".repeat(11), [actFields.build]: "before" };
	expect((await call(save, formOf(old))).result).toMatchObject({ fault: "older-page" });
	expect((await call(save, formOf({ ...old, [actFields.build]: "this-build" }))).result).toMatchObject({
		fault: "invalid",
	});
	expect((await call(save, formOf({ ...old, name: "fits" }))).result).toEqual({ state: "done", done: "fits" });
});

it("who is not signed in any more, owes a code, or is another than the page was made for keeps what they typed", async () => {
	const whyOf = async (scope: object | null, fields = {}) => {
		sent.scope = scope;
		const { result, worked } = await call(save, formOf({ name: "x", ...fields }));
		expect(worked).toBe(0);
		return (result as { why?: string }).why;
	};
	const person = sent.scope;
	expect(await whyOf(null)).toBe("signed-out");
	expect(await whyOf({ ...person, needsSecondFactor: true })).toBe("second-factor");
	expect(await whyOf({ ...person, needsOtherWay: true })).toBe("other-way");
	expect(await whyOf(person, { [actFields.account]: "place.other board.other" })).toBe("other-account");
	sent.scope = person;
	const own = formOf({ name: "x", [actFields.account]: "board.other place.user" });
	expect((await call(save, own)).result).toMatchObject({ state: "done" });
});

it("is the admin's where it says so", async () => {
	const act = action({ scope: "admin", input: z.object({}), work: async () => null });
	expect((await call(act, formOf())).result).toMatchObject({ state: "refused", fault: "not-allowed" });
	sent.scope = { ...sent.scope, roles: new Set(["admin"]) };
	expect((await call(act, formOf())).result).toMatchObject({ state: "done" });
});

it("an edit without the version that was seen is refused, and one over another version shows what is there", async () => {
	const edit = action({
		...{ scope: "person", input: z.object({}), edits: true },
		work: async ({ seen }) => {
			if (seen !== "now") throw new ChangedMeanwhile({ days: "3" }, {}, { by: { self: true }, at: new Date() });
		},
	});
	expect((await call(edit, formOf())).result).toMatchObject({ fault: "invalid" });
	expect((await call(edit, formOf({ [actFields.seen]: "before" }))).result).toMatchObject({
		...{ state: "changed", change: { shown: { days: "3" }, by: { self: true }, when: "30 nov 12:00" } },
	});
	expect((await call(edit, formOf({ [actFields.seen]: "now" }))).result).toMatchObject({ state: "done" });
});

it("one press sent twice at once, or again after its answer was lost, is done once and has one answer", async () => {
	let done = 0;
	const count = acting(async () => {
		await new Promise((resolve) => setImmediate(resolve));
		return ++done;
	});
	const twice = await Promise.all([call(count, formOf(press(1))), call(count, formOf(press(1)))]);
	expect(twice.map(({ result }) => result)).toEqual([1, 1].map((done) => ({ state: "done", done })));
	expect((await call(count, formOf(press(1)))).result).toEqual({ state: "done", done: 1 });
	expect((await call(count, formOf(press(2)))).result).toEqual({ state: "done", done: 2 });
	// Nor is the same press of somebody else, or of another button, this one.
	sent.scope = { ...sent.scope, userId: "other" };
	expect((await call(count, formOf(press(1)))).result).toEqual({ state: "done", done: 3 });
	expect(
		(
			await call(
				acting(() => "another"),
				formOf(press(1)),
			)
		).result,
	).toMatchObject({ done: "another" });
});

it("a press that was refused, or failed, can be sent again", async () => {
	const answers: unknown[] = [new AppError("conflict"), new TypeError("ours"), "saved"];
	const act = acting(() => {
		const next = answers.shift();
		if (next instanceof Error) throw next;
		return next;
	});
	const results = [];
	for (let time = 0; time < 3; time++) results.push((await call(act, formOf(press(3)))).result);
	expect(results).toMatchObject([{ state: "refused" }, expect.any(TypeError), { state: "done", done: "saved" }]);
});

it("leads on, twice too, has the pages made anew each time, and a failure stays a failure", async () => {
	const away = acting(() => leadTo("/groups"));
	for (const time of [1, 2]) {
		const { result, refusal } = await call(away, formOf(press(4)));
		expect([(result as { digest: string }).digest.split(";")[2], refusal]).toEqual(["/groups", null]);
		expect(sent.refreshed.length).toBe(time);
	}
	const { result } = await call(
		acting(() => redirect("/elsewhere")),
		formOf(),
	);
	expect((result as { digest: string }).digest).toContain("/elsewhere");
	expect(await call(throwing(new TypeError("ours")), formOf())).toMatchObject({
		...{ result: expect.any(TypeError), begun: true, refusal: null },
	});
});
