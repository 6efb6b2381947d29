import type { PulledSchool } from "../standards/contract";

/** Whom we ask, as whom, and for which school. */
export interface PullSource {
	/** Whose token it is: never one of another school, although the system is the same. */
	readonly owner: string;
	readonly clientId: string;
	readonly tokenAddress: string;
	/** By service. */
	readonly addresses: Readonly<Record<string, string>>;
	/** That the school approved. */
	readonly scopes: readonly string[];
	readonly school: PulledSchool;
}
