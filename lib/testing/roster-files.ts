import { strToU8, zipSync } from "fflate";
import { today } from "../clock";
import { schoolYearOf } from "../domain/school-year";
import { columns, type FileName, fileNames, leadingColumns } from "../standards/oneroster-csv/columns";

interface EdexmlOver {
	from?: number;
	before?: string;
	group?: string;
	/** By number of the pupil; without one the file has keys of the administration alone. */
	eckIds?: readonly string[];
}

/** Synthetic roster files for tests: EDEXML of one class with its teacher, and OneRoster packages row by row. */
export function edexmlOf(pupils: number, over: EdexmlOver = {}): Uint8Array {
	const { from = 0, before = "", group = "g5", eckIds = [] } = over;
	const eckId = (n: number) => (eckIds[n] ? ` eckid="${eckIds[n]}"` : "");
	const one = (n: number) =>
		`<leerling key="p${n}"${eckId(n)}><achternaam>Test</achternaam><roepnaam>Leerling${n}</roepnaam><jaargroep>5</jaargroep>` +
		`<groep key="${group}"/></leerling>`;
	return strToU8(
		`<?xml version="1.0" encoding="UTF-8"?>${before}<EDEX><school><schooljaar>${schoolYearOf(today()).name}</schooljaar>` +
			`</school><groepen><groep key="g5"><naam>Groep 5</naam><jaargroep>5</jaargroep></groep></groepen><leerlingen>` +
			`${Array.from({ length: pupils }, (_, n) => one(n + from)).join("")}</leerlingen><leerkrachten>` +
			`<leerkracht key="t1"><achternaam>Kok</achternaam><roepnaam>Els</roepnaam><groepen><groep key="g5"/></groepen>` +
			"</leerkracht></leerkrachten></EDEX>",
	);
}

export type OneRosterRows = Readonly<Partial<Record<FileName, readonly Readonly<Record<string, string>>[]>>>;

/** Rows by column name, with sourcedId, status and dateLastModified; what is not named is empty. */
export function oneRosterOf(mode: "bulk" | "delta", rows: OneRosterRows): Uint8Array {
	const manifest = ["propertyName,value", "manifest.version,1.0", "oneroster.version,1.2"];
	const entries: Record<string, Uint8Array> = {};
	for (const name of fileNames) {
		manifest.push(`file.${name},${rows[name] ? mode : "absent"}`);
		const heads = [...leadingColumns, ...columns[name].map((column) => column.name)];
		const lines = rows[name]?.map((row) => heads.map((head) => row[head] ?? "").join(","));
		if (lines) entries[`${name}.csv`] = strToU8([heads.join(","), ...lines, ""].join("\r\n"));
	}
	return zipSync({ "manifest.csv": strToU8([...manifest, ""].join("\r\n")), ...entries });
}
