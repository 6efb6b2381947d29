import { z } from "zod";
import type { PulledRow, Read } from "../contract";
import { readJson } from "../wire/read-json";
import { markRequired, zodReasons } from "../wire/zod-reasons";
import { type CallKey, schemas } from "./schemas";

/** As large as a page may be: a whole school may come as one. */
export const maxPageBytes = 20_000_000;

/**
 * The rows of a page. One wrong row refuses the page: what is absent from a whole roster is ended, so nobody may be left
 * out because of a typing error.
 */
export function readPage(key: CallKey, body: Uint8Array): Read<readonly PulledRow[]> {
	const json = readJson(body, maxPageBytes);
	if (!json.ok) return json;
	const parsed = z.array(schemas[key]).safeParse(json.value, { error: markRequired });
	if (parsed.success) return { ok: true, value: parsed.data };
	return { ok: false, refusal: { code: "schema", details: zodReasons(parsed.error) } };
}
