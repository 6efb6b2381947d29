import type { OptionalField, RequiredField } from "../domain/connection-fields";
import type { ConnectionReading } from "../domain/connection-reading";
import type { DeliveryReport, RecordReason } from "../domain/delivery";
import type { PersonIdentifierType, PersonReference, SchoolIdentifier } from "../domain/identifiers";
import type { ConnectionId } from "../domain/ids";
import type { AssessmentRecord, DomainRecord } from "../domain/records";
import type { RosterFault, RosterSnapshot } from "../domain/roster";

/**
 * What a folder of lib/standards offers. Everything here is pure: bytes in, records or an answer out; who may send,
 * where it is kept and what it means for a school is decided elsewhere. A new standard is one folder and one line in
 * registry.ts.
 */
export interface ExchangeStandard {
	/** The path segment after /api/exchange/ and the `standard` of a connection. */
	readonly key: string;
	readonly name: string;
	/** Credentials are per school (a message names no school), or of a client that serves all its schools. */
	readonly credentials: "client" | "connection";
	/** http methods of authentication that the standard allows. */
	readonly authentication: readonly ("bearer" | "basic")[];
	/** What a school's admin can decide on how messages are read; absent: nothing. */
	readonly reading?: {
		/** Known deviations of senders, by name, that a connection can let in (Refusal.deviations). */
		readonly deviations: readonly string[];
		/** Whether the standard itself says what a verb, a type, or the two together count as; null: every one. */
		isFixed(verb: string | null, type: string | null): boolean;
	};
	/** The header that names the version; a kept body is read anew with the version as which it was read first. */
	readonly versionHeader?: string;
	readonly endpoints: readonly Endpoint[];
	/** A header by which an answer tells its sender what is odd; content in a browser may read it too. */
	readonly warningsHeader?: string;
	/** A resource of which each answer, also a refusal, names the moment up to which all that was stored can be read. */
	readonly consistent?: { readonly path: string; readonly header: string };
	/** Where we are the one who asks: an administration system answers at an address of its own. */
	readonly pull?: PullSide;
	/** What a school is asked for when it connects a supplier by this standard. */
	readonly asks: Asks;
	/** The answer, in the standard's own form, when a request fails before it is understood. */
	refuse(refusal: Refusal, request: WireRequest): WireAnswer;
}

/** In words of the domain, so that a school decides over fields and not over a format. */
export interface Asks {
	/** Without these a message of the standard means nothing. */
	readonly required: readonly RequiredField[];
	/** Off until the school approves them; the pipeline drops what is off. */
	readonly optional: readonly OptionalField[];
	/** Scopes that a delivery needs; the others of the standard are a choice (reading back). */
	readonly scopes: readonly string[];
}

export type Endpoint = DeliverEndpoint | AskEndpoint | RosterEndpoint;

interface EndpointBase {
	readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
	/** Below /api/exchange/<key>/, e.g. v2/results. */
	readonly path: string;
	/** Any one of these scopes opens it; empty: no authorisation at all (xAPI about). */
	readonly scopes: readonly string[];
	readonly maxBodyBytes: number;
	/** Content that runs in a browser, on a page of the supplier, asks for it too (CORS). */
	readonly browserContent?: boolean;
}

/** A supplier brings facts. */
export interface DeliverEndpoint extends EndpointBase {
	readonly kind: "deliver";
	/**
	 * Checks the envelope. Refused: nothing is kept. A standard whose one invalid record refuses them all (xAPI) does so
	 * here; a valid record that translate() rejects is counted and never refuses others.
	 * @param deviations known ones that are let in; none by default
	 */
	read(request: WireRequest, deviations?: ReadonlySet<string>): Read<DeliveryMessage>;
	answer(report: DeliveryReport, message: DeliveryMessage, request: WireRequest): WireAnswer;
}

/** A supplier reads back what it sent. The question is answered by lib/queries, the wire form is made here. */
export interface AskEndpoint extends EndpointBase {
	readonly kind: "ask";
	read(request: WireRequest): Read<Question>;
	answer(data: Answered, request: WireRequest): WireAnswer;
}

/** An administration system (or an admin with a file) brings a roster. */
export interface RosterEndpoint extends EndpointBase {
	readonly kind: "roster";
	read(request: WireRequest): Promise<Read<RosterMessage>>;
	answer(result: RosterResult, request: WireRequest): WireAnswer;
}

/** How a roster is asked of a system that keeps it. Who asks, how often and with what patience is decided in lib/pull. */
export interface PullSide {
	/** The services behind one token; each may have an address of its own. */
	readonly services: readonly string[];
	/** In the order in which they are asked. */
	readonly calls: readonly PullCall[];
	/** The standard's number in its status answers that says why; null: it says no more than the HTTP status. */
	causeOf(status: number, body: Uint8Array): PullCause | null;
	/** How the consent of the school is asked for and followed at the system; absent: the standard has nothing for it. */
	readonly consent?: PullConsent;
	/** All pages together as a roster: nothing of it holds when they do not fit together. */
	toMessage(bundle: PullBundle): Read<RosterMessage>;
}

export interface PullCall {
	/** Names it in records, words and the kept file. */
	readonly key: string;
	readonly service: string;
	/** Below the address of its service. */
	readonly path: string;
	readonly scope: string;
	/** How the school is named. */
	query(school: PulledSchool): URLSearchParams;
	/** The rows of a page, as far as we keep anything of them. Refused: nothing of the page is used. */
	readPage(body: Uint8Array): Read<readonly PulledRow[]>;
	/** False: what came is not of the school that was asked for. */
	isOf?(rows: readonly PulledRow[], school: PulledSchool): boolean;
}
export type PullCause = "scope" | "consent" | "school-unknown" | "schema";

export interface PulledSchool {
	readonly identifier: SchoolIdentifier;
	/** Only what hangs on this identifier; null: as the system does by default. */
	readonly filter: boolean | null;
}
export type PulledRow = Readonly<Record<string, unknown>>;

/** Consent of a school at the system, one per service, each under a reference of ours. */
export interface PullConsent {
	/** Of the calls that are about consent. */
	readonly scope: string;
	/** Services with the scope of their data: consent is needed for those that are asked. */
	readonly services: readonly { readonly key: string; readonly scope: string }[];
	/** Null: the standard cannot name a school by this kind of identifier. */
	request(key: string, reference: string, school: PulledSchool): ConsentMessage | null;
	revoke(key: string, references: ConsentReferences, school: PulledSchool): ConsentMessage | null;
	/** Path with its query. */
	statusPath(school: PulledSchool): string | null;
	readStatuses(body: Uint8Array): Read<readonly ConsentState[]>;
}
export interface ConsentMessage {
	readonly path: string;
	/** JSON, sent by PUT. */
	readonly body: object;
}
export interface ConsentReferences {
	readonly ours: string;
	readonly theirs: string;
}
export const consentStatuses = ["pending", "accepted", "declined", "revoked"] as const;
export interface ConsentState {
	/** Of PullConsent.services. */
	readonly key: string;
	/** Null: the school gave it there before we asked. */
	readonly ours: string | null;
	readonly theirs: string;
	readonly status: (typeof consentStatuses)[number];
	/** It covers all that we ask of this service. */
	readonly isEnough: boolean;
}

/** What a pull brought: kept as the file of a roster import, and read again when that is looked at or applied. */
export interface PullBundle {
	readonly standard: string;
	/** Source of the keys, as RosterSnapshot has it. */
	readonly source: string;
	/** When it was asked: which school year runs hangs on it. */
	readonly at: string;
	/** By the key of the call. */
	readonly rows: Readonly<Record<string, readonly PulledRow[]>>;
}

export interface WireRequest {
	readonly method: string;
	/** Segments below /api/exchange/<key>/. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Headers;
	readonly body: Uint8Array;
	/** When it first came in; given again when a kept body is read anew, since ids and time bounds hang on it. */
	readonly receivedAt: Date;
}
export interface WireAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Null: no body. */
	readonly body: string | Uint8Array<ArrayBuffer> | null;
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** Why a request was refused as a whole. */
export interface Refusal {
	readonly code:
		| "malformed"
		| "schema"
		| "version"
		| "unauthorized"
		| "scope"
		| "origin"
		| "unknown-school"
		| "no-connection"
		| "connection-not-active"
		| "too-large"
		| "media-type"
		| "conflict"
		| "not-found"
		| "method"
		| "rate"
		| "unavailable";
	/** JSON pointers (or rows, or elements) with what is wrong and how to mend it; never a value of the message. */
	readonly details: readonly RecordReason[];
	/** The known deviations that were all that was wrong: with these let in the message would have been read. */
	readonly deviations?: readonly string[];
}

export interface ConnectionSettings {
	readonly connectionId: ConnectionId;
	/** homePage of an xAPI account -> identifier type. */
	readonly actorHomePages: Readonly<Record<string, PersonIdentifierType>>;
	readonly mboxAllowed: boolean;
	/** The optional fields that the school approved. A standard need not look: ingest takes the others out. */
	readonly fields: readonly string[];
	/** What the school's admin decided on how messages are read; absent: by the standard alone. */
	readonly reading?: ConnectionReading;
}

export interface DeliveryMessage {
	/** Any one of these names the school; null: the school of the credentials. */
	readonly school: readonly SchoolIdentifier[] | null;
	readonly messageId: string | null;
	/** Version of the standard that it was read as. */
	readonly version: string;
	/** The records in the order of the message; to-domain of the standard. */
	translate(settings: ConnectionSettings): readonly ParsedRecord[];
	/** Where the time of a record stands in the message, for the reason of a time that the school does not let in. */
	timePath?(index: number): string;
}

export type ParsedRecord = {
	readonly index: number;
	readonly sourceId: string | null;
	/** Kept beside the record, rejected ones too, where the standard lets it be read back. */
	readonly statement?: StatementDocument;
} & (
	| {
			readonly record: DomainRecord;
			/** It is kept, and its sender should know what is odd about it and where: told beside the record once written. */
			readonly warnings?: readonly RecordReason[];
			/** Read by a decision of the admin: what was done to which kind of thing, so that it can be read again without it. */
			readonly decided?: { readonly verb: string; readonly activityType: string | null };
	  }
	| {
			readonly rejected: RecordReason;
			/** Of a result of a test that names its pupil; absent: practice, or whose it is cannot be read. */
			readonly about?: RejectedResult;
	  }
);

/** Whose result was rejected, and of which test: nothing of its values. */
export interface RejectedResult {
	readonly pupil: PersonReference;
	readonly assessment: Pick<AssessmentRecord, "sourceId" | "version">;
	/** ISO 8601 in UTC. */
	readonly takenAt: string;
	readonly modifiedAt: string;
}

/** What of an xAPI statement can be asked for; its body stands in the delivery. */
export interface StatementDocument {
	readonly id: string;
	readonly verb: string;
	readonly activity: string | null;
	/** Whom it is about, each as one text, normalised (the standard's own form). */
	readonly agents: readonly string[];
	readonly registration: string | null;
	readonly relatedActivities: readonly string[];
	readonly relatedAgents: readonly string[];
	readonly voids: string | null;
	/** The statement that is its object. */
	readonly refersTo: string | null;
	/** SHA-256 over what may not change under one id (xAPI 1.0.3 part 2, 2.3.2 comparison). */
	readonly fingerprint: Uint8Array;
}

/** Questions that a standard may ask of lib/queries, by name. */
export type Question =
	| { readonly name: "nothing" }
	| {
			readonly name: "statements";
			/** @param authority that the system vouches for: the filter may ask for it as an agent */
			filter(authority: Authority): StatementFilter;
	  };

/** Name and homePage of an account. */
export interface Authority {
	readonly name: string;
	readonly homePage: string;
}

export interface StatementFilter {
	readonly statementId: string | null;
	readonly voidedStatementId: string | null;
	readonly agent: string | null;
	readonly relatedAgents: boolean;
	readonly verb: string | null;
	readonly activity: string | null;
	readonly relatedActivities: boolean;
	readonly registration: string | null;
	/** Exclusive. */
	readonly since: Date | null;
	/** Inclusive. */
	readonly until: Date | null;
	readonly limit: number;
	readonly ascending: boolean;
	/** Where the page before this one ended, from the standard's `more` link; it comes from outside, unsigned. */
	readonly after: { readonly stored: string; readonly sequence: string } | null;
}

export interface StoredStatement {
	readonly id: string;
	readonly stored: Date;
	readonly sequence: string;
	readonly version: string;
	/** What it came in; the same object for all that came together. */
	readonly message: KeptMessage;
	/** Its place in the message. */
	readonly index: number;
}

/** A message as it was sent, unpacked. */
export interface KeptMessage {
	/** Content-Type; null: none was named. */
	readonly mediaType: string | null;
	readonly body: Uint8Array;
}

export type Answered =
	| { readonly name: "nothing" }
	| {
			readonly name: "statements";
			readonly filter: StatementFilter;
			readonly statements: readonly StoredStatement[];
			readonly more: boolean;
			/** That the system vouches for. */
			readonly authority: Authority;
			readonly consistentThrough: Date;
	  };

export interface RosterMessage {
	readonly school: readonly SchoolIdentifier[] | null;
	readonly snapshot: RosterSnapshot;
	/** Faults that do not stop the import: the rows they name are left out and counted. */
	readonly warnings: readonly RosterFault[];
}
export interface RosterResult {
	readonly importId: string;
	readonly state: "previewed" | "applied" | "held";
	readonly counts: Readonly<Record<string, number>>;
	readonly warnings: readonly RosterFault[];
}
