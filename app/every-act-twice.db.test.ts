import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { issueSetUpCode } from "@/lib/commands/set-up/issue-set-up-code";
import { newId } from "@/lib/db/ids";
import type { Answer } from "@/lib/domain/answer";
import { accountActs } from "@/lib/testing/acts/account-acts";
import {
	type DoableAct,
	type DoableActs,
	formOf,
	type MadeAct,
	makeActWorld,
	password,
} from "@/lib/testing/acts/act-world";
import { type Rows, rowCounter } from "@/lib/testing/acts/count-rows";
import { lessonActs } from "@/lib/testing/acts/lesson-acts";
import { linkActs } from "@/lib/testing/acts/link-acts";
import { peopleActs } from "@/lib/testing/acts/people-acts";
import { resultActs } from "@/lib/testing/acts/result-acts";
import { rosterActs } from "@/lib/testing/acts/roster-acts";
import { settingsActs } from "@/lib/testing/acts/settings-acts";
import { supplierActs } from "@/lib/testing/acts/supplier-acts";
import { testDatabase } from "@/lib/testing/database";

interface Sending {
	readonly by: object | null;
	readonly cookies: Map<string, string>;
	/** Both presses reach one server; else two, each of which knows nothing of what the other is doing. */
	readonly onOneServer: boolean;
	readonly byMail: boolean;
	/** What is done after the answer has left. */
	readonly after: Promise<unknown>[];
}
/** Who sends it, with what cookies, is known when the request begins; many are under way at once. */
const sending = await vi.hoisted(async () => {
	const { AsyncLocalStorage } = await import("node:async_hooks");
	return new AsyncLocalStorage<Sending>();
});
vi.mock("next/headers", () => ({
	headers: async () => new Headers({ "sec-fetch-site": "same-origin" }),
	cookies: async () => {
		const cookies = sending.getStore()?.cookies ?? new Map<string, string>();
		const get = (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined);
		return { get, set: (name: string, value: string) => void cookies.set(name, value) };
	},
}));
vi.mock("next/server", async (original) => ({
	...(await original<object>()),
	after: (work: () => Promise<unknown>) => void sending.getStore()?.after.push(work()),
}));
vi.mock("@/lib/commands/accounts/mail-server-is-set", () => ({
	mailServerIsSet: () => sending.getStore()?.byMail ?? false,
}));
// A file is read in a process of its own elsewhere: starting it takes longer than all that is done here.
vi.mock("@/lib/parse/parse-file", async () => {
	const { readEdexml } = await import("@/lib/testing/acts/roster-acts");
	return {
		parseFile: async (_school: string, _work: object, file: Uint8Array) => ({
			ok: true,
			value: await readEdexml(file),
		}),
	};
});
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("@/lib/authz/request-scope", () => ({
	findScope: async () => sending.getStore()?.by,
	findOwnBoards: async () => [],
	findProven: async () => ({ sessionId: null, accounts: [] }),
}));
vi.mock("@/lib/authz/boards/request-boards", () => ({
	findAccountScope: async () => sending.getStore()?.by,
	findOwnAccountScope: async () => sending.getStore()?.by,
}));
vi.mock("@/lib/i18n/server", async (original) => ({ ...(await original<object>()), getLocale: async () => "nl" }));
vi.mock("@/lib/http/act-once", async (original) => {
	const { actOnce } = await original<typeof import("@/lib/http/act-once")>();
	const { asOneAct } = await import("@/lib/commands/acts/once");
	return {
		actOnce: (...given: Parameters<typeof actOnce>) =>
			sending.getStore()?.onOneServer ? actOnce(...given) : asOneAct(given[1], given[2]),
	};
});

const database = testDatabase();
let counter: Awaited<ReturnType<typeof rowCounter>>;
beforeAll(async () => {
	counter = await rowCounter(database.url("superuser"));
});
afterAll(() => counter.end());

const root = import.meta.dirname;
const acts: DoableActs = {
	...lessonActs,
	...resultActs,
	...rosterActs,
	...supplierActs,
	...settingsActs,
	...peopleActs,
	...accountActs,
	...linkActs,
};

/** Which are not here, and why. */
const others: Readonly<Record<string, string>> = {
	setUp: "there is one first school, and it is made by the test before",
	findPerson: "searches: it leads on to what it found",
	readCalendar: "reads a file and keeps nothing of it",
	askPasskey: "asks for a challenge, which a cookie keeps",
	askOwnPasskey: "asks for a challenge, which a cookie keeps",
	beginOwnPasskey: "asks for a challenge, which a cookie keeps",
	signInBeside: "sets a cookie, and nothing else",
	leaveBeside: "takes a cookie away, and nothing else",
};

type Sent = Answer<unknown> | { readonly state: "led" };
type Action = (...sent: readonly unknown[]) => Promise<Sent>;

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
	(file) => /\.ts$/.test(file) && readFileSync(path.join(root, file), "utf8").startsWith('"use server"'),
);
const exported = await Promise.all(
	files.toSorted().map(async (file) => Object.entries<Action>(await import(path.join(root, file)))),
);
const actions = new Map(exported.flat());

/** An act is called by its action, and may say more: of what, or which of its several. */
const actionOf = (name: string) => name.split(/ of |: /)[0] ?? "";

/** Sends what was made, as one press; where it leads on, it was done. */
function send(name: string, made: MadeAct, press: string, by = made.by, onOneServer = false): Promise<Sent> {
	const action = actions.get(actionOf(name));
	if (!action) throw new Error(`no action is called ${name}`);
	const cookies = new Map(Object.entries(made.cookies ?? {}));
	const request: Sending = { by, cookies, onOneServer, byMail: made.byMail ?? false, after: [] };
	return sending.run(request, async (): Promise<Sent> => {
		try {
			return await action(...(made.values ?? [formOf(made, press)]));
		} catch (error) {
			if (String((error as { digest?: string }).digest).startsWith("NEXT_REDIRECT")) return { state: "led" };
			throw error;
		} finally {
			await Promise.all(request.after);
		}
	});
}

const isDone = ({ state }: Sent) => state === "done" || state === "led";
/** Refused in words, or told what is there now. */
const isAnswered = (sent: Sent) => isDone(sent) || sent.state === "refused" || sent.state === "changed";

async function prepare(act: DoableAct) {
	const world = await makeActWorld();
	const made = await act.make(world);
	return { made, rows: () => counter.count(made.at ?? world.schoolId) };
}

it("setUp: the first school is made once, by two who send the code at once", async () => {
	const code = (await issueSetUpCode()) ?? "";
	const admin = { name: "Ans", email: "ans@school.test", password };
	const made = { by: null, fields: { code, schoolName: "De Eik", sector: "po", masterId: "", ...admin } };
	const press = newId();
	const all = await Promise.all([press, press, newId()].map((one) => send("setUp", made, one)));
	expect(all.filter(isDone)).toHaveLength(1);
	expect(all).toSatisfy((sent: Sent[]) => sent.every(isAnswered));
	const counted = await database.query("superuser", "SELECT count(*)::int AS schools FROM school");
	expect(counted).toEqual([{ schools: 1 }]);
});

it.concurrent.each(Object.entries(acts))(
	"%s: sent once, sent twice at once, and done by two at once",
	async (name, act) => {
		const [once, twice, two] = await Promise.all([prepare(act), prepare(act), prepare(act)]);
		const before = await once.rows();
		expect(await send(name, once.made, newId())).toSatisfy(isDone);
		const after = await once.rows();
		// Whatever was done left something behind.
		if (act.overwrites) expect(after).toEqual(before);
		else expect(after).not.toEqual(before);

		// One press reaches two servers, and one server again afterwards.
		const press = newId();
		const both = await Promise.all([1, 2].map(() => send(name, twice.made, press)));
		expect(both).toSatisfy((all: Sent[]) => all.some(isDone) && all.every(isAnswered));
		expect(await twice.rows()).toEqual(after);
		expect(await send(name, twice.made, press)).toSatisfy(isAnswered);
		expect(await twice.rows()).toEqual(after);

		// Two people press at the same time: never a fault of ours, and done twice only where each adds something.
		const { by, orBy = by } = two.made;
		const each = await Promise.all([by, orBy].map((who) => send(name, two.made, newId(), who)));
		expect(each).toSatisfy((all: Sent[]) => all.some(isDone) && all.every(isAnswered));
		const isDoneTwice = each.every(isDone);
		if (act.adds) expect(isDoneTwice).toBe(true);
		expect(await two.rows()).toEqual(act.adds ? doubled(before, after, act.adds) : after);
	},
	// Five at once, of three schools each, on whatever machine.
	120_000,
);

/** What was added once, added twice, in these tables. */
function doubled(before: Rows, after: Rows, adds: true | readonly string[]): Rows {
	const twice = ([table, rows]: [string, number]) =>
		[table, adds === true || adds.includes(table) ? 2 * rows - (before[table] ?? 0) : rows] as const;
	return Object.fromEntries(Object.entries(after).map(twice));
}

it("one server gives the second of two equal presses the answer of the first", async () => {
	const { made } = await prepare(lessonActs.writeNote as DoableAct);
	const press = newId();
	const [one, two] = await Promise.all([1, 2].map(() => send("writeNote", made, press, made.by, true)));
	expect(one).toEqual(two);
	expect(one).toMatchObject({ state: "done", done: { noteId: expect.any(String) } });
});

it("every act is here, or it is said why not", () => {
	expect(exported.flat().length, "each has a name of its own").toBe(actions.size);
	const here = new Set(Object.keys(acts).map(actionOf));
	const missing = [...actions.keys()].filter((name) => !here.has(name) && !(name in others));
	expect(missing).toEqual([]);
	expect(Object.keys(others).filter((name) => !actions.has(name) || here.has(name))).toEqual([]);
});
