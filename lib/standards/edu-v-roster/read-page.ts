import type { PulledRow, Read, Refusal } from "../contract";
import { readJson } from "../wire/read-json";
import { markRequired, zodReasons } from "../wire/zod-reasons";
import { type CallKey, schemas } from "./schemas";

/** As large as a page may be: a whole school may come as one. */
export const maxPageBytes = 20_000_000;
const maxPageRows = 100_000;

/**
 * The rows of a page. One wrong row refuses the page: what is absent from a whole roster is ended, so nobody may be left
 * out because of a typing error.
 */
export function readPage(key: CallKey, body: Uint8Array): Read<readonly PulledRow[]> {
	const json = readJson(body, maxPageBytes);
	if (!json.ok) return json;
	if (!Array.isArray(json.value)) return refuse([{ code: "wrong-type", path: "" }]);
	if (json.value.length > maxPageRows) return refuse([{ code: "too-many-rows", path: "" }]);
	const rows: PulledRow[] = [];
	// One by one: the first that is wrong ends it, and not a fault for each of thousands.
	for (const [index, value] of json.value.entries()) {
		const parsed = schemas[key].safeParse(value, { error: markRequired });
		if (!parsed.success) return refuse(zodReasons(parsed.error, [index]));
		rows.push(parsed.data);
	}
	return { ok: true, value: rows };
}

function refuse(details: Refusal["details"]): Read<never> {
	return { ok: false, refusal: { code: "schema", details } };
}
