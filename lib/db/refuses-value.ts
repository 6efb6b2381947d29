import { describeFault } from "../describe-fault";

/** Of PostgreSQL: bytes or escapes that are no text there, a day or a number out of its range (class 22, data exception). */
const codes: ReadonlySet<string | null> = new Set(["22021", "22P05", "22P02", "22008", "22007", "22003"]);

/**
 * Whether the database would not keep a value that came with a request. Every reader refuses such a value by its own schema; where one
 * lets it through, who sent it is still told that it lies with them.
 */
export function refusesValue(fault: unknown): boolean {
	return codes.has(describeFault(fault).code);
}
