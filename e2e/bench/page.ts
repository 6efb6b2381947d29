import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import autocannon from "autocannon";
import { root } from "../../lib/run/environment";

/**
 * B3, the group page as a class teacher of the running demo gets it: signed in, access checked, row-level security, the
 * look logged. Beside it the help page of the same server, which asks the database for the session only. Needs
 * `npm run demo` with its history in; live practice goes on meanwhile, as in a school.
 */
export async function run(): Promise<void> {
	const file = path.join(root, ".data/demo.json");
	if (!existsSync(file)) throw new Error("no demo: start `npm run demo` and wait for its history");
	const demo = JSON.parse(readFileSync(file, "utf8")) as Demo;
	for (const user of demo.users.filter((one) => one.role === "class-teacher")) {
		const cookie = await signIn(demo.baseUrl, user);
		const group = await ownGroup(demo, user.schoolId, cookie);
		if (group === null) continue;
		for (const [name, address] of [
			["group page", group],
			["help page", "/help"],
		] as const) {
			for (const connections of [1, 8]) await measure(name, demo.baseUrl + address, connections, cookie);
		}
		return;
	}
	throw new Error("no class teacher of the demo sees a group: is its roster in?");
}

interface Demo {
	readonly baseUrl: string;
	readonly users: readonly { role: string; email: string; password: string; schoolId: string }[];
	readonly groups: readonly { schoolId: string; kind: string; path: string }[];
}

async function measure(name: string, url: string, connections: number, cookie: string): Promise<void> {
	const result = await autocannon({ url, connections, duration: 10, headers: { cookie } });
	const bytes = Math.round(result.throughput.average / result.requests.average);
	const { p50, p99 } = result.latency;
	console.log(
		`B3 ${name}, c = ${connections}: p50 ${p50} ms, p99 ${p99} ms, ${result.requests.average} pages/s ` +
			`(goal >= 60), ${bytes} bytes, ${result.non2xx} not 2xx`,
	);
}

/** By the same endpoint as the sign-in form. */
async function signIn(baseUrl: string, { email, password }: { email: string; password: string }): Promise<string> {
	const csrf = await fetch(`${baseUrl}/api/auth/csrf`);
	const { csrfToken } = (await csrf.json()) as { csrfToken: string };
	const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
		method: "POST",
		redirect: "manual",
		headers: { cookie: cookiesOf(csrf), origin: baseUrl },
		body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
	});
	return [cookiesOf(csrf), cookiesOf(answer)].join("; ");
}

function cookiesOf(answer: Response): string {
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.join("; ");
}

/** The class that opens for this teacher; others answer 404. */
async function ownGroup(demo: Demo, schoolId: string, cookie: string): Promise<string | null> {
	for (const group of demo.groups) {
		if (group.schoolId !== schoolId || group.kind !== "class") continue;
		const answer = await fetch(demo.baseUrl + group.path, { headers: { cookie }, redirect: "manual" });
		const page = await answer.text();
		if (answer.status === 200 && page.includes('role="grid"')) return group.path;
	}
	return null;
}
