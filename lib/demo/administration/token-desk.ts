import { randomUUID } from "node:crypto";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import type { Faults } from "./faults";

export interface AdministrationClient {
	readonly clientId: string;
	/** The public keys of the client, as its jwks_uri has them. */
	keys(): Promise<JSONWebKeySet>;
}
interface Grant {
	readonly scopes: readonly string[];
	readonly expiresAt: number;
}
export type TokenAnswer = { readonly status: number; readonly body: object };

/** The authorization server of the system: private_key_jwt and nothing else (RFC 7523), tokens that end. */
export class TokenDesk {
	readonly #grants = new Map<string, Grant>();
	readonly #seen = new Set<string>();
	lifeSeconds = 300;
	/** How many tokens were given. */
	given = 0;

	constructor(
		private readonly clients: readonly AdministrationClient[],
		private readonly faults: Faults,
		private readonly audience: () => string,
	) {}

	/** All that were given end now. */
	endAll(): void {
		this.#grants.clear();
	}

	async answer(form: URLSearchParams, at: Date): Promise<TokenAnswer> {
		if (form.get("grant_type") !== "client_credentials") return refuse("unsupported_grant_type");
		const client = this.clients.find(({ clientId }) => clientId === form.get("client_id"));
		const type = form.get("client_assertion_type");
		if (!client || type !== "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
			return refuse("invalid_client", 401);
		if (!(await this.#isProven(client, form.get("client_assertion") ?? "", at))) return refuse("invalid_client", 401);
		const asked = (form.get("scope") ?? "").split(" ").filter(Boolean);
		const scopes = asked.filter((name) => name.startsWith("eduv.") && !this.faults.withheld.includes(name));
		if (scopes.length === 0) return refuse("invalid_scope");
		const token = randomUUID();
		this.given += 1;
		this.#grants.set(token, { scopes, expiresAt: at.getTime() + this.lifeSeconds * 1000 });
		return {
			status: 200,
			body: { access_token: token, token_type: "Bearer", expires_in: this.lifeSeconds, scope: scopes.join(" ") },
		};
	}

	/** The scopes of a token that stands; null: there is none, or it has ended. */
	scopesOf(authorization: string, at: Date): readonly string[] | null {
		const grant = this.#grants.get(authorization.replace(/^Bearer /, ""));
		return grant && grant.expiresAt > at.getTime() ? grant.scopes : null;
	}

	async #isProven({ clientId, keys }: AdministrationClient, assertion: string, at: Date): Promise<boolean> {
		try {
			const { payload } = await jwtVerify(assertion, createLocalJWKSet(await keys()), {
				...{ issuer: clientId, subject: clientId, audience: this.audience() },
				...{ algorithms: ["ES256", "PS256"], currentDate: at, clockTolerance: 30, maxTokenAge: 300 },
				requiredClaims: ["exp", "iat", "jti"],
			});
			if (this.#seen.has(payload.jti ?? "")) return false;
			this.#seen.add(payload.jti ?? "");
			return true;
		} catch {
			return false;
		}
	}
}

function refuse(error: string, status = 400): TokenAnswer {
	return { status, body: { error } };
}
