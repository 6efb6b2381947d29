/** A statement after validation: what the rest of this folder reads of it. */
export interface Statement {
	readonly id?: string;
	readonly actor: Actor;
	readonly verb: { readonly id: string };
	readonly object: StatementObject;
	readonly result?: Result;
	readonly context?: Context;
	readonly timestamp?: string;
	readonly authority?: Actor;
	readonly attachments?: readonly Attachment[];
}
export interface Attachment {
	readonly usageType: string;
	readonly contentType: string;
	/** Of its data, in bytes. */
	readonly length: number;
	readonly sha2: string;
	readonly fileUrl?: string;
}
export interface Actor {
	readonly objectType?: "Agent" | "Group";
	readonly mbox?: string;
	readonly mbox_sha1sum?: string;
	readonly openid?: string;
	readonly account?: { readonly homePage: string; readonly name: string };
	readonly member?: readonly Actor[];
}
export interface Activity {
	readonly objectType?: "Activity";
	readonly id: string;
	readonly definition?: {
		readonly name?: Readonly<Record<string, string>>;
		readonly type?: string;
		readonly interactionType?: string;
	};
}
export interface StatementRef {
	readonly objectType: "StatementRef";
	readonly id: string;
}
export interface SubStatement extends Omit<Statement, "id" | "authority"> {
	readonly objectType: "SubStatement";
}
export type StatementObject =
	| Activity
	| (Actor & { readonly objectType: "Agent" | "Group" })
	| StatementRef
	| SubStatement;
export interface Result {
	readonly score?: { readonly scaled?: number; readonly raw?: number; readonly min?: number; readonly max?: number };
	readonly success?: boolean;
	readonly duration?: string;
	readonly extensions?: Readonly<Record<string, unknown>>;
}
export type OneOrMore<T> = T | readonly T[];
export interface Context {
	readonly registration?: string;
	readonly instructor?: Actor;
	readonly team?: Actor;
	readonly contextActivities?: Readonly<
		Partial<Record<"parent" | "grouping" | "category" | "other", OneOrMore<Activity>>>
	>;
	readonly contextAgents?: readonly { readonly agent: Actor }[];
	readonly contextGroups?: readonly { readonly group: Actor }[];
	readonly extensions?: Readonly<Record<string, unknown>>;
}

export function isActivityObject(object: StatementObject): object is Activity {
	return object.objectType === undefined || object.objectType === "Activity";
}

export function listOf<T>(value: OneOrMore<T> | undefined): readonly T[] {
	if (value === undefined) return [];
	return Array.isArray(value) ? value : [value as T];
}
