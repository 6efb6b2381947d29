import { type ConnectionTerms, connectionTermsSchema } from "../../domain/connection-terms";
import type { ConnectionConsent } from "../../generated/prisma/client";

export interface ConsentRow {
	readonly consentId: string;
	readonly number: number;
	readonly supplier: string;
	readonly standard: string;
	readonly terms: ConnectionTerms;
	readonly approver: string;
	readonly approvedAt: Date;
	/** Of the agreement's file, as hexadecimal text. */
	readonly sha256: string | null;
}

export function consentRow(row: ConnectionConsent): ConsentRow {
	return {
		consentId: row.id,
		number: row.number,
		supplier: row.supplierName,
		standard: row.standard,
		terms: connectionTermsSchema.parse(row.terms),
		approver: row.approverName,
		approvedAt: row.approvedAt,
		sha256: row.sha256 && Buffer.from(row.sha256).toString("hex"),
	};
}
