import {
	type APIRequestContext,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	test as base,
	type Page,
	request,
} from "@playwright/test";
import { type Person, testWorld } from "./school";

export const baseUrl = () => `http://localhost:${process.env.E2E_PORT}`;

type State = Awaited<ReturnType<APIRequestContext["storageState"]>>;
const states = new Map<Person, { readonly state: Promise<State>; readonly at: number }>();
/** Shorter than the shortest idle time of a session (lib/authz/sessions/session-limits.ts). */
const usableMs = 20 * 60_000;

/** Signs in as the form does, once per worker: the limits on sign-in are part of the product. */
function stateOf(person: Person): Promise<State> {
	const known = states.get(person);
	if (known && Date.now() - known.at < usableMs) return known.state;
	const state = signIn(person);
	states.set(person, { state, at: Date.now() });
	return state;
}

async function signIn(person: Person): Promise<State> {
	const context = await request.newContext({ baseURL: baseUrl() });
	const { csrfToken } = (await (await context.get("/api/auth/csrf")).json()) as { csrfToken: string };
	const { email, password } = testWorld().people[person];
	const form = { csrfToken, email, password, json: "true" };
	const answer = await context.post("/api/auth/callback/credentials", { form });
	if (!answer.ok()) throw new Error(`${person} cannot sign in: ${answer.status()} ${await answer.text()}`);
	const state = await context.storageState();
	await context.dispose();
	return state;
}

interface VisitOptions {
	readonly locale?: "nl" | "en";
}

async function enter(
	browser: Browser,
	options: BrowserContextOptions,
	storageState: State | undefined,
	{ locale = "nl" }: VisitOptions,
): Promise<BrowserContext> {
	const words = locale === "en" ? "en-GB" : "nl-NL";
	return browser.newContext({ ...options, baseURL: baseUrl(), storageState, locale: words });
}

/** The page of who only looks, by person and language, with the session that it began with. */
const readers = new Map<string, { readonly state: State | undefined; readonly page: Page }>();

interface Fixtures {
	/** A page of this person, already signed in; nobody: a visitor. */
	visit(person: Person | "nobody", options?: VisitOptions): Promise<Page>;
	/**
	 * The same for who only looks, and changes nothing that a browser keeps: the one page of this person in the worker,
	 * which has the scripts of the program already. It opens an address in a third of the time of a new one.
	 */
	look(person: Person | "nobody", options?: VisitOptions): Promise<Page>;
	/** Requests of this person, without a browser. */
	ask(person: Person | "nobody"): Promise<APIRequestContext>;
}

export const test = base.extend<Fixtures>({
	baseURL: async ({ browserName: _any }, use) => use(baseUrl()),
	visit: async ({ browser, contextOptions }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (person, options = {}) => {
			const state = person === "nobody" ? undefined : await stateOf(person);
			const context = await enter(browser, contextOptions, state, options);
			contexts.push(context);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	},
	look: async ({ browser, contextOptions }, use) => {
		const pages = new Set<Page>();
		await use(async (person, options = {}) => {
			const state = person === "nobody" ? undefined : await stateOf(person);
			const key = `${person} ${options.locale}`;
			const known = readers.get(key);
			const isSame = known !== undefined && known.state === state;
			if (!isSame) await known?.page.context().close();
			const page = isSame ? known.page : await (await enter(browser, contextOptions, state, options)).newPage();
			readers.set(key, { state, page });
			pages.add(page);
			return page;
		});
		// Nothing of it goes on beside the tests of others.
		for (const page of pages) await page.goto("about:blank");
	},
	ask: async ({ browserName: _any }, use) => {
		const contexts: APIRequestContext[] = [];
		await use(async (person) => {
			const storageState = person === "nobody" ? undefined : await stateOf(person);
			const context = await request.newContext({ baseURL: baseUrl(), storageState, maxRedirects: 0 });
			contexts.push(context);
			return context;
		});
		for (const context of contexts) await context.dispose();
	},
});
export { expect } from "@playwright/test";
