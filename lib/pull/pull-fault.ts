/** Why a page did not come, or a pull ended without a roster. Each has its words in i18n (`pulls.results`). */
export const temporaryFaults = ["unreachable", "busy", "server-error", "half-page"] as const;
export const lastingFaults = [
	"address",
	"sign-in",
	"clock",
	"scope",
	"consent",
	"consent-school",
	"unauthorized",
	"school-unknown",
	"other-school",
	"refused",
	"page-invalid",
	"page-too-large",
	"repeated-page",
	"foreign-page",
	"too-many-pages",
	"roster-too-large",
	"roster-invalid",
	"not-active",
	"not-set-up",
	"too-long",
	"interrupted",
] as const;
export type TemporaryFault = (typeof temporaryFaults)[number];
export type PullFaultCode = TemporaryFault | (typeof lastingFaults)[number];

/** Codes, places and counts; never a value of an answer. */
export interface PullFaultDetail {
	/** HTTP status of the answer. */
	readonly status?: number;
	/** Where in the answer, and what there. */
	readonly reasons?: readonly { readonly code: string; readonly path: string }[];
	/** By how much the clock of the system differs. */
	readonly skewSeconds?: number;
	/** Scopes that were not granted. */
	readonly scopes?: readonly string[];
}

export class PullFault extends Error {
	readonly code: PullFaultCode;
	readonly detail: PullFaultDetail;
	/** What the system itself asked to wait. */
	readonly retryAfterSeconds: number | null;

	constructor(code: PullFaultCode, detail: PullFaultDetail = {}, retryAfterSeconds: number | null = null) {
		super(`pull: ${code}`);
		this.name = "PullFault";
		this.code = code;
		this.detail = detail;
		this.retryAfterSeconds = retryAfterSeconds;
	}

	get isTemporary(): boolean {
		return temporaryFaults.some((code) => code === this.code);
	}
}
