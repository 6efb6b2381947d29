import { setTimeout as wait } from "node:timers/promises";
import { importJWK, type JWK, SignJWT } from "jose";
import { now } from "../../clock";
import { newId } from "../../db/ids";

/** How a supplier proves who it is. */
export type Credentials =
	| { readonly kind: "basic"; readonly clientId: string; readonly secret: string }
	| { readonly kind: "bearer"; readonly clientId: string; readonly secret: string; readonly scope: string }
	| {
			readonly kind: "private-key";
			readonly clientId: string;
			readonly key: JWK;
			readonly scope: string;
			readonly audience: string;
	  };

export interface Answer {
	readonly status: number;
	readonly body: string;
}
/** Somebody asked us to stop: no answer will come. */
export class Stopped extends Error {}

/** The server knows this client no more, or never did: asking again does not help. */
class TokenRefused extends Error {}

const tries = 12;
const longestPauseMs = 20_000;

/** A supplier's side of the exchange: real requests, tokens that are fetched and renewed, patience when asked for it. */
export class SupplierClient {
	private token: { readonly value: string; readonly expiresAtMs: number } | null = null;

	constructor(
		private readonly baseUrl: string,
		private readonly credentials: Credentials,
		private readonly signal: AbortSignal,
	) {}

	/** Sends a body until it is answered for good; repeats after 408, 429, 5xx and broken connections. */
	async send(path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>): Promise<Answer> {
		let renewed = false;
		for (let attempt = 1; ; attempt += 1) {
			const answer = await this.attempt(path, body, headers);
			if (answer.status === 401 && this.credentials.kind !== "basic" && !renewed) {
				this.token = null;
				renewed = true;
				continue;
			}
			if (!isPassing(answer.status) || attempt === tries) return answer;
			await this.pause(answer.pauseMs ?? Math.min(longestPauseMs, 250 * 2 ** attempt));
		}
	}

	private async attempt(path: string, body: string | Uint8Array, headers: Readonly<Record<string, string>>) {
		try {
			const authorization = await this.authorization();
			const response = await fetch(`${this.baseUrl}${path}`, {
				method: "POST",
				headers: { ...headers, authorization },
				body: body as BodyInit,
				signal: AbortSignal.any([this.signal, AbortSignal.timeout(120_000)]),
			});
			return { status: response.status, body: await response.text(), pauseMs: retryAfterMs(response) };
		} catch (fault) {
			if (this.signal.aborted) throw new Stopped("stopped");
			if (fault instanceof TokenRefused) throw fault;
			return { status: 0, body: fault instanceof Error ? fault.message : "broken connection", pauseMs: null };
		}
	}

	private async authorization(): Promise<string> {
		const { credentials } = this;
		if (credentials.kind === "basic") return basic(credentials.clientId, credentials.secret);
		if (this.token === null || this.token.expiresAtMs < now().getTime() + 30_000) this.token = await this.fetchToken();
		return `Bearer ${this.token.value}`;
	}

	private async fetchToken() {
		const { credentials } = this;
		if (credentials.kind === "basic") throw new Error("Basic needs no token");
		const address = `${this.baseUrl}/api/oauth/token`;
		const form = new URLSearchParams({ grant_type: "client_credentials", scope: credentials.scope });
		const headers: Record<string, string> = { "content-type": "application/x-www-form-urlencoded" };
		if (credentials.kind === "bearer") headers.authorization = basic(credentials.clientId, credentials.secret);
		else {
			form.set("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
			form.set("client_assertion", await assertion(credentials.clientId, credentials.key, credentials.audience));
		}
		const response = await fetch(address, { method: "POST", headers, body: form, signal: this.signal });
		if (isPassing(response.status)) throw new Error(`token: ${response.status}`);
		if (!response.ok) throw new TokenRefused(`token: ${response.status} ${(await response.text()).slice(0, 200)}`);
		const answer = (await response.json()) as { access_token: string; expires_in?: number };
		return { value: answer.access_token, expiresAtMs: now().getTime() + (answer.expires_in ?? 300) * 1000 };
	}

	private async pause(durationMs: number): Promise<void> {
		try {
			await wait(durationMs * (0.75 + 0.5 * Math.random()), undefined, { signal: this.signal });
		} catch {
			throw new Stopped("stopped");
		}
	}
}

function isPassing(status: number): boolean {
	return status === 0 || status === 408 || status === 429 || status >= 500;
}

function retryAfterMs(response: Response): number | null {
	const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
	return Number.isFinite(seconds) ? Math.min(longestPauseMs, Math.max(250, seconds * 1000)) : null;
}

function basic(clientId: string, secret: string): string {
	const encoded = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
	return `Basic ${Buffer.from(encoded).toString("base64")}`;
}

/** RFC 7523, section 3: issuer and subject are the client, the audience is the token endpoint, used once. */
async function assertion(clientId: string, key: JWK, audience: string): Promise<string> {
	const seconds = Math.floor(now().getTime() / 1000);
	return new SignJWT({})
		.setProtectedHeader({ alg: "ES256", kid: key.kid })
		.setIssuer(clientId)
		.setSubject(clientId)
		.setAudience(audience)
		.setJti(newId())
		.setIssuedAt(seconds)
		.setExpirationTime(seconds + 120)
		.sign(await importJWK(key, "ES256"));
}
