import { z } from "zod";
import { type UnitView, unitViews } from "@/lib/queries/mapping/mapping-filter";

export interface MappingAddress {
	readonly connectionId: string | null;
	readonly view: UnitView;
	readonly search: string;
	readonly page: number;
	/** The unit that is open, as writeUnitKey has it. */
	readonly unit: string | null;
}

const fields = z.object({
	connection: z.guid().nullable().catch(null),
	show: z.enum(unitViews).catch("open"),
	q: z.string().trim().max(100).catch(""),
	page: z.coerce.number().int().min(1).max(1_000).catch(1),
	unit: z.string().max(2_100).nullable().catch(null),
});

export function readMappingAddress(from: Readonly<Record<string, unknown>>): MappingAddress {
	const { connection, show, q, page, unit } = fields.parse(from);
	return { connectionId: connection, view: show, search: q, page, unit };
}

/** The address with a change; another list begins at its first page. The unit that is open stays unless it is named. */
export function mappingHref(address: MappingAddress, change: Partial<MappingAddress> = {}): string {
	const anotherList = "connectionId" in change || "view" in change || "search" in change;
	const { connectionId, view, search, page, unit } = { ...address, ...(anotherList ? { page: 1 } : {}), ...change };
	const query = new URLSearchParams({
		...(connectionId === null ? {} : { connection: connectionId }),
		...(view === "open" ? {} : { show: view }),
		...(search === "" ? {} : { q: search }),
		...(page === 1 ? {} : { page: String(page) }),
		...(unit === null ? {} : { unit }),
	});
	return query.size === 0 ? "/mapping" : `/mapping?${query}`;
}
