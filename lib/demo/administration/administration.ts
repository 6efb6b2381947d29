import http from "node:http";
import type { AddressInfo } from "node:net";
import { ConsentDesk } from "./consent-desk";
import { type Faults, noFaults } from "./faults";
import { type AdministrationSchool, type ServiceName, schoolOf, services } from "./services";
import { type AdministrationClient, TokenDesk } from "./token-desk";

const consentBase = "/edu-v/consent/v0";
const consentPath = `${consentBase}/consent/`;

interface Setting {
	readonly schools: readonly AdministrationSchool[];
	readonly clients: readonly AdministrationClient[];
	/** Rows on a page; the files know no pages, so by default all come at once. */
	readonly pageSize?: number;
	readonly port?: number;
}
interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A simulated administration system that speaks Edu-V Association, Students, Employees and Education over real HTTP, with
 * a token server of its own. It is strict on what it is asked, by the rules of the official files.
 */
export class Administration {
	readonly faults: Faults = noFaults();
	readonly desk: TokenDesk;
	readonly consents = new ConsentDesk();
	/** Paths with their query, as they were asked. */
	readonly asked: string[] = [];
	readonly #server: http.Server;
	readonly #setting: Setting;
	#schools: readonly AdministrationSchool[];

	private constructor(setting: Setting) {
		this.#setting = setting;
		this.#schools = setting.schools;
		this.desk = new TokenDesk(setting.clients, this.faults, () => this.tokenAddress);
		this.#server = http.createServer((request, response) => {
			void this.#serve(request, response).catch(() => response.destroy());
		});
	}

	static async start(setting: Setting): Promise<Administration> {
		const administration = new Administration(setting);
		await new Promise<void>((done, fail) => {
			administration.#server
				.once("error", fail)
				.listen(setting.port ?? 0, "127.0.0.1", done)
				.unref();
		});
		return administration;
	}

	/** Ends with everything else that ends: it keeps no process alive by itself. */
	close(): Promise<void> {
		this.#server.closeAllConnections();
		return new Promise((done) => this.#server.close(() => done()));
	}

	get address(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}
	get tokenAddress(): string {
		return `${this.address}/oauth2/token`;
	}
	get addresses(): Record<"association" | "students" | "employees" | "education", string> {
		const of = (base: string) => `${this.address}/edu-v/${base}/v1`;
		return {
			association: of("association"),
			students: of("students"),
			employees: of("employees"),
			education: of("education"),
		};
	}
	get consentAddress(): string {
		return `${this.address}${consentBase}`;
	}
	/** Other schools are kept here from now on, or the same under other identifiers. */
	keep(schools: readonly AdministrationSchool[]): void {
		this.#schools = schools;
	}

	#now(): Date {
		return new Date(Date.now() + this.faults.skewMs);
	}

	async #serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
		const body = await textOf(request);
		const { status, body: answered, headers } = await this.#answer(request, body);
		const text = JSON.stringify(answered);
		response.writeHead(status, { "content-type": "application/json", date: this.#now().toUTCString(), ...headers });
		const { half } = this.faults;
		if (status !== 200 || half.times === 0 || request.method !== "GET") {
			response.end(text);
			return;
		}
		half.times -= 1;
		const cut = text.slice(0, Math.floor(text.length / 2));
		if (half.how === "text") response.end(cut);
		else response.write(cut, () => response.destroy());
	}

	async #answer(request: http.IncomingMessage, body: string): Promise<Answer> {
		const url = new URL(request.url ?? "/", this.address);
		if (request.method === "POST" && url.href === this.tokenAddress)
			return this.desk.answer(new URLSearchParams(body), this.#now());
		if (url.pathname.startsWith(consentPath)) return this.#consent(request, url, body);
		this.asked.push(`${url.pathname}${url.search}`);
		const fault = this.#takeFault();
		if (fault) return fault;
		const [name] =
			Object.entries(services).find(([, { base, path }]) => `/edu-v/${base}/v1/${path}` === url.pathname) ?? [];
		if (name === undefined || request.method !== "GET") return { status: 404, body: { status: 99 } };
		return this.#list(name as ServiceName, url, request.headers.authorization ?? "");
	}

	#consent({ method, headers }: http.IncomingMessage, url: URL, body: string): Answer {
		if (this.faults.consentDown) return { status: 503, body: { status: 99 } };
		const scopes = this.desk.scopesOf(headers.authorization ?? "", this.#now());
		if (!scopes?.includes("eduv.consent")) return { status: 401, body: { status: scopes === null ? 99 : 21 } };
		const path = url.pathname.slice(consentPath.length);
		if (method === "GET" && path === "statuses/school") {
			const school = schoolOf(url.searchParams, this.#schools);
			if (typeof school === "number") return { status: 400, body: { status: school } };
			return { status: 200, body: this.consents.list() };
		}
		const sent = method === "PUT" ? JSON.parse(body) : null;
		if (sent && path === "requests") {
			this.consents.request(sent);
			return { status: 202, body: {} };
		}
		if (sent && path === "revokes")
			return this.consents.revoke(sent) ? { status: 202, body: {} } : { status: 400, body: { status: 1001 } };
		return { status: 404, body: { status: 99 } };
	}

	#takeFault(): Answer | null {
		const { busy, error } = this.faults;
		if (busy.times > 0) {
			busy.times -= 1;
			const headers: Record<string, string> = busy.retryAfter === null ? {} : { "retry-after": busy.retryAfter };
			return { status: 429, headers, body: { status: 99, statusMessage: "busy" } };
		}
		if (error === 0) return null;
		this.faults.error -= 1;
		return { status: 500, body: { status: 99 } };
	}

	#list(name: ServiceName, url: URL, authorization: string): Answer {
		const scopes = this.desk.scopesOf(authorization, this.#now());
		if (scopes === null || this.faults.refuseTokens > 0) {
			this.faults.refuseTokens = Math.max(0, this.faults.refuseTokens - 1);
			return { status: 401, body: { status: 99, statusMessage: "token" } };
		}
		if (!scopes.includes(services[name].scope)) return { status: 401, body: { status: 21 } };
		if (this.faults.noConsent) return { status: 403, body: { status: 22 } };
		const allowed = ["orgMasterId", "orgId", "orgIdType", "page", ...services[name].filters];
		if ([...url.searchParams.keys()].some((key) => !allowed.includes(key)))
			return { status: 400, body: { status: 11 } };
		const school = schoolOf(url.searchParams, this.#schools);
		if (typeof school === "number") return { status: 400, body: { status: school } };
		return this.#page(name, url, school);
	}

	#page(name: ServiceName, url: URL, school: AdministrationSchool): Answer {
		const all = filtered(school.rows()[name], url.searchParams);
		const rows = this.faults.change?.(name, all) ?? all;
		const size = this.#setting.pageSize ?? Math.max(1, rows.length);
		const page = Number(url.searchParams.get("page") ?? 0);
		const body = rows.slice(page * size, (page + 1) * size);
		const { circle, nextElsewhere } = this.faults;
		if (!circle && (page + 1) * size >= rows.length) return { status: 200, body };
		const next = new URL(nextElsewhere ?? url.href);
		// In a circle the second page names the second page.
		next.searchParams.set("page", String(circle ? 1 : page + 1));
		return { status: 200, body, headers: { link: `<${next.href}>; rel="next"` } };
	}
}

/** The filters of the files that a row can be asked by here. */
function filtered(rows: readonly object[], query: URLSearchParams): readonly object[] {
	const wanted = ["groupType", "enrollmentType", "assignmentType"].filter((name) => query.has(name));
	return rows.filter((row) => wanted.every((name) => (row as Record<string, unknown>)[name] === query.get(name)));
}

async function textOf(request: http.IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString("utf8");
}
