import type { ConnectionId, GroupId, SubGroupId } from "@/lib/domain/ids";
import { type SubjectKey, subjectKeys } from "@/lib/domain/subjects";
import type { GroupGridInput } from "@/lib/queries/groups/find-group-grid";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

/** What the address of the grid says; every filter lives there, so that Back, sharing and print restore it. */
export interface GridAddress {
	readonly subject?: string;
	readonly period?: string;
	readonly source?: string;
	readonly kind?: string;
	readonly year?: string;
	readonly subGroup?: string;
	readonly order?: string;
	readonly signals?: string;
	readonly view?: string;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for text that can be an id; anything else is answered like an unknown one. */
export function isId(text: string): boolean {
	return uuid.test(text);
}

/** Only the first of a repeated parameter counts. */
export function readAddress(params: Readonly<Record<string, string | string[] | undefined>>): GridAddress {
	const entries = Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
	return Object.fromEntries(entries) as GridAddress;
}

export function gridInput(groupId: GroupId, address: GridAddress): GroupGridInput {
	const year = Number(address.year);
	return {
		groupId,
		subject: subjectKeys.find((key): key is SubjectKey => key === address.subject) ?? null,
		period: periodChoice(address.period),
		connectionId: address.source && isId(address.source) ? (address.source as ConnectionId) : null,
		kind: address.kind === "practice" || address.kind === "test" ? address.kind : "all",
		schoolYear: Number.isInteger(year) && year > 0 ? year : null,
		subGroupId: address.subGroup && isId(address.subGroup) ? (address.subGroup as SubGroupId) : null,
	};
}

/** The address with one choice changed; null takes it away. */
export function withChoice(
	path: string,
	address: GridAddress,
	change: Partial<Record<keyof GridAddress, string | null>>,
) {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...address, ...change })) if (value) query.set(name, value);
	const text = query.toString();
	return text === "" ? path : `${path}?${text}`;
}
