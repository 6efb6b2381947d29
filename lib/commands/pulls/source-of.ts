import { z } from "zod";
import type { SchoolIdentifierType } from "../../domain/identifiers";
import type { RosterPull } from "../../generated/prisma/client";
import type { ConsentDesk } from "../../pull/consents";
import type { PullSource } from "../../pull/pull-source";
import type { PullSide } from "../../standards/contract";

const addressesSchema = z.record(z.string(), z.string());

/** Whom a pull asks, as it is set up. */
export function sourceOf(pull: RosterPull, scopes: readonly string[]): PullSource {
	const { schoolId, connectionId, clientId, tokenAddress, filter } = pull;
	const identifier = { type: pull.identifierType as SchoolIdentifierType, value: pull.identifierValue };
	return {
		owner: `${schoolId} ${connectionId}`,
		...{ clientId, tokenAddress, scopes },
		addresses: addressesSchema.parse(pull.addresses),
		school: { identifier, filter },
	};
}

/** Where its consents are asked for; null: not by this program. */
export function consentDeskOf(side: PullSide, pull: RosterPull, source: PullSource): ConsentDesk | null {
	const { consentAddress: address } = pull;
	return side.consent && address !== null ? { side, consent: side.consent, source, address } : null;
}
