import { log } from "../log";
import { inTurn } from "./parse-turns";
import type { ParseEnd, ParseResults, ParseWork } from "./parse-work";
import { runChild } from "./run-child";

export type Parsed<Kind extends ParseWork["kind"]> =
	| { readonly ok: true; readonly value: ParseResults[Kind] }
	| { readonly ok: false; readonly code: ParseEnd };

/**
 * Reads a file that somebody else made, in a process of its own and when it is the school's turn (lib/adr/0025): whatever
 * it does to its reader, pages go on.
 * @throws AppError too-many, when enough files of the school wait
 */
export async function parseFile<Work extends ParseWork>(
	schoolId: string,
	work: Work,
	bytes: Uint8Array,
): Promise<Parsed<Work["kind"]>> {
	const ran = await inTurn(schoolId, () => runChild(work, bytes));
	if ("value" in ran) return { ok: true, value: ran.value };
	log.warn(
		{ schoolId, kind: work.kind, standard: work.standard, bytes: bytes.byteLength, end: ran.end },
		"file not read",
	);
	return { ok: false, code: ran.end };
}
