import { randomUUID } from "node:crypto";

interface Consent {
	providerReferenceId: string;
	readonly consumerReferenceId: string;
	readonly school: object;
	readonly api: string;
	readonly scopes: readonly string[];
	providerStatus: string;
	consumerStatus: string;
}

/** Consents that schools gave us in the system (Edu-V Consent 0.9.1, the source's side of it). */
export class ConsentDesk {
	#consents: Consent[] = [];
	/** What a school says to what is asked: a person there decides, so it may be pending for days. */
	answer: "accepted" | "pending" | "declined" = "accepted";

	list(): readonly Readonly<Consent>[] {
		return this.#consents;
	}

	/** The school decides in the system on everything that was asked. */
	decide(status: "accepted" | "declined" | "revoked"): void {
		for (const consent of this.#consents) consent.providerStatus = status;
	}

	clear(): void {
		this.#consents = [];
	}

	/** A request asked again under the same reference is the same request. */
	request(sent: Omit<Consent, "providerReferenceId" | "providerStatus">): void {
		if (this.#consents.some(({ consumerReferenceId }) => consumerReferenceId === sent.consumerReferenceId)) return;
		this.#consents.push({ ...sent, providerReferenceId: randomUUID(), providerStatus: this.answer });
	}

	/** False: there is no such consent. */
	revoke(sent: Pick<Consent, "providerReferenceId" | "consumerReferenceId">): boolean {
		const found = this.#consents.find(
			(one) =>
				one.providerReferenceId === sent.providerReferenceId && one.consumerReferenceId === sent.consumerReferenceId,
		);
		if (!found) return false;
		found.consumerStatus = "revoked";
		return true;
	}
}
