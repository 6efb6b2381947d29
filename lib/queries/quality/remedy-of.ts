import { refusedWholeCodes } from "../../domain/delivery";
import type { CauseKey } from "./quality-filter";

/** Who mends a cause, and where. */
export type Remedy =
	/** The roster: the pupil is not there yet. */
	| "roster"
	/** The roster: two pupils carry one identifier. */
	| "two-pupils"
	/** Here: somebody says of which kind the numbers of pupils are. */
	| "kind"
	/** The supplier: it names pupils by mail addresses, which the connection does not take. */
	| "mail-address"
	/** Here: the school lets nothing so old in, or widens that and reads again. */
	| "age"
	/** Nobody: it comes in by itself in one of the next nights. */
	| "night"
	/** It waited too long and was erased: the supplier sends it again. */
	| "erased"
	/** The supplier was told at once that nothing of its message was taken: it sends it again. */
	| "sent-again"
	/** The supplier mends its message. */
	| "supplier"
	/** Nothing: it says nothing about learning. */
	| "none";

const known: Readonly<Record<string, Remedy>> = {
	"unknown-pupil": "roster",
	"ambiguous-pupil": "two-pupils",
	"held-erased": "erased",
	"time-too-long-ago": "age",
	"too-many-months": "night",
	"actor-home-page-not-mapped": "kind",
	"actor-mbox-not-allowed": "mail-address",
	...Object.fromEntries(refusedWholeCodes.map((code) => [code, "sent-again"] as const)),
};

/** What mends a cause: what is not known by its code lies in the message, and that is its sender's. */
export function remedyOf({ outcome, code }: Pick<CauseKey, "outcome" | "code">): Remedy {
	return known[code] ?? (outcome === "not-used" ? "none" : "supplier");
}

/** Whether reading the kept message again can change anything. */
export function canReplay({ code }: Pick<CauseKey, "code">): boolean {
	return !refusedWholeCodes.includes(code);
}
