import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import type { Scope } from "@/lib/authz/scope";
import { newId } from "@/lib/db/ids";
import type { Answer } from "@/lib/domain/answer";
import { type ActWorld, type DoableAct, formOf, makeActWorld } from "@/lib/testing/acts/act-world";
import { lessonActs } from "@/lib/testing/acts/lesson-acts";
import { testDatabase } from "@/lib/testing/database";

const world = vi.hoisted(() => ({ by: null as object | null, shares: false }));
vi.mock("next/headers", () => ({
	headers: async () => new Headers({ "sec-fetch-site": "same-origin" }),
	cookies: async () => ({ get: () => undefined, set: () => {} }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
// Who sends it is known when the request begins.
vi.mock("@/lib/authz/request-scope", () => ({
	findScope: async () => world.by,
	findOwnBoards: async () => [],
	findProven: async () => ({ sessionId: null, accounts: [] }),
}));
vi.mock("@/lib/authz/boards/request-boards", () => ({ findOwnAccountScope: async () => world.by }));
vi.mock("@/lib/i18n/server", async (original) => ({ ...(await original<object>()), getLocale: async () => "nl" }));
// As two servers would, each of which knows nothing of what the other is doing; or as one, which does.
vi.mock("@/lib/http/act-once", async (original) => {
	const { actOnce } = await original<typeof import("@/lib/http/act-once")>();
	const { asOneAct } = await import("@/lib/commands/acts/once");
	return {
		actOnce: (...given: Parameters<typeof actOnce>) =>
			world.shares ? actOnce(...given) : asOneAct(given[1], given[2]),
	};
});

const database = testDatabase();
beforeEach(() => {
	world.shares = false;
});

const root = import.meta.dirname;
const acts: Readonly<Record<string, DoableAct>> = { ...lessonActs };

/** Which are not here, and why. */
const others: Readonly<Record<string, string>> = {};

type Sent = Answer<unknown> | { readonly state: "led" };
type Action = (form: FormData) => Promise<Sent>;

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
	.filter((file) => /\.ts$/.test(file) && readFileSync(path.join(root, file), "utf8").startsWith('"use server"'))
	.sort();
const actions = new Map<string, Action>();
for (const file of files)
	for (const [name, action] of Object.entries<Action>(await import(path.join(root, file))))
		actions.set(actions.has(name) ? `${file}: ${name}` : name, action);

/** Sends a form as this person; where it leads on, it was done. */
async function send(name: string, by: Scope, form: FormData): Promise<Sent> {
	const action = actions.get(name.split(/ of |: /)[0] ?? "");
	if (!action) throw new Error(`no action is called ${name}`);
	world.by = by;
	try {
		return await action(form);
	} catch (error) {
		if (String((error as { digest?: string }).digest).startsWith("NEXT_REDIRECT")) return { state: "led" };
		throw error;
	}
}

/** Rows of each table of the school; not who came in or was refused, nor which presses were done. */
async function rowsOf({ schoolId }: ActWorld): Promise<string[]> {
	const tables = await database.query<{ name: string; column: string }>(
		"superuser",
		`SELECT c.relname AS name, a.attname AS column
		 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('place_id', 'school_id')
		 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
			AND c.relname NOT IN ('security_event', 'act_claim') ORDER BY 1`,
	);
	const counts = tables.map(
		({ name, column }) =>
			`SELECT '${name}' AS name, count(*)::int AS rows FROM public."${name}" WHERE "${column}" = $1`,
	);
	const rows = await database.query<{ name: string; rows: number }>("superuser", counts.join(" UNION ALL "), [
		schoolId,
	]);
	return rows.map(({ name, rows: count }) => `${name} ${count}`);
}

const isDone = ({ state }: Sent) => state === "done" || state === "led";
/** Refused in words, or told what is there now. */
const isAnswered = (sent: Sent) => isDone(sent) || sent.state === "refused" || sent.state === "changed";

it.each(Object.entries(acts))("%s: sent once, sent twice at once, and done by two at once", async (name, act) => {
	const once = await makeActWorld();
	const begun = await act.make(once);
	const before = await rowsOf(once);
	const first = await send(name, begun.by, formOf(begun, newId()));
	expect(first).toSatisfy(isDone);
	const after = await rowsOf(once);

	// One press reaches two servers, and one server again afterwards.
	const twice = await makeActWorld();
	const made = await act.make(twice);
	const press = newId();
	const both = await Promise.all([1, 2].map(() => send(name, made.by, formOf(made, press))));
	expect(both).toSatisfy((all: Sent[]) => all.some(isDone) && all.every(isAnswered));
	expect(await rowsOf(twice)).toEqual(after);
	expect(await send(name, made.by, formOf(made, press))).toSatisfy(isAnswered);
	expect(await rowsOf(twice)).toEqual(after);

	// Two people press at the same time: never a fault of ours, and done twice only where each adds something.
	const two = await makeActWorld();
	const { orBy, ...shared } = await act.make(two);
	const each = await Promise.all([shared.by, orBy ?? shared.by].map((by) => send(name, by, formOf(shared, newId()))));
	expect(each).toSatisfy((all: Sent[]) => all.some(isDone) && all.every(isAnswered));
	if (act.adds) expect(await rowsOf(two)).toEqual(doubled(before, after));
	else if (each.filter(isDone).length === 1) expect(await rowsOf(two)).toEqual(after);
});

/** What was added once, added twice. */
function doubled(before: readonly string[], after: readonly string[]): string[] {
	const count = (row = "") => Number(row.split(" ")[1]);
	return after.map((row, at) => `${row.split(" ")[0]} ${2 * count(row) - count(before[at])}`);
}

it("one server gives the second of two equal presses the answer of the first", async () => {
	world.shares = true;
	const there = await makeActWorld();
	const act = lessonActs.writeNote as DoableAct;
	const made = await act.make(there);
	const press = newId();
	const [one, two] = await Promise.all([1, 2].map(() => send("writeNote", made.by, formOf(made, press))));
	expect(one).toEqual(two);
	expect(one).toMatchObject({ state: "done", done: { noteId: expect.any(String) } });
});

it("every act is here, or it is said why not", () => {
	const here = new Set(Object.keys(acts).map((name) => name.split(/ of |: /)[0]));
	const missing = [...actions.keys()].filter((name) => !here.has(name) && !(name in others));
	expect(missing).toEqual([]);
	expect(Object.keys(others).filter((name) => !actions.has(name) || here.has(name))).toEqual([]);
});
