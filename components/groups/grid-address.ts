import { connectionId, type GroupId, subGroupId } from "@/lib/domain/ids";
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
		connectionId: connectionId.safeParse(address.source).data ?? null,
		kind: address.kind === "practice" || address.kind === "test" ? address.kind : "all",
		schoolYear: Number.isInteger(year) && year > 0 ? year : null,
		subGroupId: subGroupId.safeParse(address.subGroup).data ?? null,
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
