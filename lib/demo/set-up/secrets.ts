import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** A client as its supplier keeps it: shown once by the server, so it is written down at once. */
export interface KeptClient {
	readonly clientId: string;
	/** Null: this client signs with its private key. */
	readonly secret: string | null;
	readonly connectionId: string;
}
interface Kept {
	passwords: Record<string, string>;
	/** By school key and connection key. */
	clients: Record<string, KeptClient>;
	schools: Record<string, string>;
	privateKey: JWK | null;
	/** Steps of the set-up that are done. */
	done: string[];
	/** The day that dates were counted from at the first run. */
	anchor: string | null;
}

/** What must be the same after a restart: passwords, client secrets and a key, in a file that only the owner reads. */
export class Secrets {
	private constructor(
		private readonly file: string,
		private readonly kept: Kept,
	) {}

	static open(file: string): Secrets {
		const empty: Kept = { passwords: {}, clients: {}, schools: {}, privateKey: null, done: [], anchor: null };
		const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : empty;
		return new Secrets(file, { ...empty, ...kept });
	}

	/** Kept before it is used, so that a kill in between leaves nobody with an unknown password. */
	passwordOf(email: string): string {
		const known = this.kept.passwords[email];
		if (known) return known;
		const made = randomBytes(12).toString("base64url");
		this.kept.passwords[email] = made;
		this.save();
		return made;
	}

	schoolId(key: string): string | null {
		return this.kept.schools[key] ?? null;
	}

	keepSchool(key: string, schoolId: string): void {
		this.kept.schools[key] = schoolId;
		this.save();
	}

	client(key: string): KeptClient | null {
		return this.kept.clients[key] ?? null;
	}

	keepClient(key: string, client: KeptClient): void {
		this.kept.clients[key] = client;
		this.save();
	}

	/** The secret of a client that several connections share. */
	secretOf(clientId: string): string | null {
		return Object.values(this.kept.clients).find((client) => client.clientId === clientId)?.secret ?? null;
	}

	/** The day of the first run, so that a later one makes the same dates. */
	anchorOr(today: string): string {
		if (this.kept.anchor === null) {
			this.kept.anchor = today;
			this.save();
		}
		return this.kept.anchor ?? today;
	}

	isDone(step: string): boolean {
		return this.kept.done.includes(step);
	}

	markDone(step: string): void {
		this.kept.done.push(step);
		this.save();
	}

	async privateKey(): Promise<JWK> {
		if (this.kept.privateKey) return this.kept.privateKey;
		const { privateKey } = await generateKeyPair("ES256", { extractable: true });
		const made: JWK = {
			...(await exportJWK(privateKey)),
			kid: randomBytes(6).toString("hex"),
			alg: "ES256",
			use: "sig",
		};
		this.kept.privateKey = made;
		this.save();
		return made;
	}

	private save(): void {
		writeFileSync(`${this.file}.new`, JSON.stringify(this.kept), { mode: 0o600 });
		renameSync(`${this.file}.new`, this.file);
	}
}

/** What the receiver registers: the key without its private part. */
export function publicJwks(key: JWK): { keys: JWK[] } {
	const { d: _private, ...open } = key;
	return { keys: [open] };
}
