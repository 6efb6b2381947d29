/**
 * A fault of ours for the log: its kind, its code and where, without its message, which may quote a value that a client
 * or a person sent (PostgreSQL's do).
 */
export function describeFault(fault: unknown): { kind: string; code: string | null; frames: string[] } {
	if (!(fault instanceof Error)) return { kind: typeof fault, code: null, frames: [] };
	const code = "code" in fault && typeof fault.code === "string" ? fault.code : null;
	const frames = (fault.stack ?? "")
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line.startsWith("at "))
		.slice(0, 6);
	return { kind: fault.constructor.name, code: sqlStateOf(fault) ?? code, frames };
}

/** Prisma reports a raw statement's fault as P2010 with PostgreSQL's own code beside it. */
function sqlStateOf(fault: Error): string | null {
	const [state] = "meta" in fault ? (/\b[0-9A-Z]{2}[0-9A-Z]{3}\b(?=")/.exec(JSON.stringify(fault.meta)) ?? []) : [];
	return state ?? null;
}
