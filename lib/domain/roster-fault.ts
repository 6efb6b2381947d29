import type { RosterFault } from "./roster";

/** A fault as one path, the way reasons of a delivery have it: users.csv:12:email; empty parts: the whole file or line. */
export function faultPath({ file, line, field }: RosterFault): string {
	return [file, line ?? "", field ?? ""].join(":").replace(/:+$/, "");
}

/** The other way round, for the screen. */
export function faultOf(code: string, path: string): RosterFault {
	const [file = "", line = "", field = ""] = path.split(":");
	return { code, file, line: line === "" ? null : Number(line), field: field === "" ? null : field };
}
