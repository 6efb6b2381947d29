import type { RosterFault } from "../../domain/roster";
import { type FileName, fileNames } from "./columns";
import { parseCsv } from "./parse-csv";

export interface Manifest {
	readonly mode: "bulk" | "delta";
	readonly present: ReadonlySet<FileName>;
	/** source.systemCode: the system that gave the sourcedIds. */
	readonly systemCode: string | null;
}

export type ReadManifest =
	| { readonly ok: true; readonly manifest: Manifest }
	| { readonly ok: false; readonly faults: readonly RosterFault[] };

const file = "manifest.csv";

/**
 * The manifest says which files there are and how they are meant. The files of a roster must all be bulk, or all be
 * delta; other files of the standard (demographics, results ...) are not read, whatever it says of them.
 */
export function readManifest(bytes: Uint8Array | undefined, found: ReadonlySet<string>): ReadManifest {
	if (bytes === undefined) return refuse("manifest-missing", null, null);
	const parsed = parseCsv(bytes);
	if (!parsed.ok) return refuse(parsed.code, parsed.line, null);
	const [header, ...rows] = parsed.rows;
	if (header?.cells.join(",") !== "propertyName,value") return refuse("manifest-header", 1, null);
	const properties = new Map<string, string>();
	for (const { line, cells } of rows) {
		const [name = "", value = ""] = cells;
		if (cells.length !== 2) return refuse("cells", line, null);
		if (properties.has(name)) return refuse("manifest-double", line, null);
		properties.set(name, value);
	}
	if (properties.get("manifest.version") !== "1.0") return refuse("manifest-version", null, "manifest.version");
	if (properties.get("oneroster.version") !== "1.2") return refuse("oneroster-version", null, "oneroster.version");
	return readModes(properties, found);
}

function readModes(properties: ReadonlyMap<string, string>, found: ReadonlySet<string>): ReadManifest {
	const faults: RosterFault[] = [];
	const modes = new Map<FileName, "bulk" | "delta">();
	for (const name of fileNames) {
		const mode = properties.get(`file.${name}`);
		const fault = (code: string) => faults.push({ code, file, line: null, field: `file.${name}` });
		if (mode === undefined) fault("manifest-property-missing");
		else if (mode === "bulk" || mode === "delta") modes.set(name, mode);
		else if (mode !== "absent") fault("manifest-mode");
		if (modes.has(name) && !found.has(`${name}.csv`)) fault("file-missing");
		if (mode === "absent" && found.has(`${name}.csv`)) fault("file-not-announced");
	}
	const used = new Set(modes.values());
	const [mode = "bulk"] = used;
	if (used.size > 1) faults.push({ code: "manifest-mixed", file, line: null, field: null });
	if (used.size === 0) faults.push({ code: "manifest-empty", file, line: null, field: null });
	if (used.size === 1 && mode === "bulk")
		for (const name of fileNames)
			if (properties.get(`file.${name}`) === "absent")
				faults.push({ code: "file-required", file: `${name}.csv`, line: null, field: null });
	if (faults.length > 0) return { ok: false, faults };
	const systemCode = properties.get("source.systemCode")?.trim() || null;
	return { ok: true, manifest: { mode, present: new Set(modes.keys()), systemCode } };
}

function refuse(code: string, line: number | null, field: string | null): ReadManifest {
	return { ok: false, faults: [{ code, file, line, field }] };
}
