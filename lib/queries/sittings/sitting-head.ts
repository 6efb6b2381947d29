import type { ConnectionId } from "../../domain/ids";

export interface SittingHead {
	readonly sittingId: string;
	/** yyyy-mm-dd */
	readonly day: string;
	readonly assessmentId: string;
	readonly assessmentSourceId: string;
	readonly name: string;
	readonly version: string;
	/** The supplier's word. */
	readonly subjectName: string | null;
	readonly connectionId: ConnectionId;
	readonly supplierId: string;
	readonly supplier: string;
	/** On which scale growth is read; null: only on this test itself. */
	readonly family: {
		readonly familyId: string;
		readonly name: string;
		readonly measureType: string;
		readonly standardError: number | null;
		readonly errorSource: string | null;
	} | null;
}
