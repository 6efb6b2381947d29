import { isAllowedLicence } from "./spdx";

/** What package-lock.json says of one place in node_modules. */
export interface LockedPackage {
	readonly version?: string;
	readonly license?: unknown;
}
export type Lock = Readonly<Record<string, LockedPackage>>;

/** The tables of lib/run/libraries.md. */
export interface LibraryRules {
	readonly licences: ReadonlySet<string>;
	/** A package, or a family as @img/sharp-*, and what it says of its licence: "none" where it says nothing. */
	readonly exceptions: readonly { readonly name: string; readonly says: string }[];
	readonly floors: readonly { readonly name: string; readonly floor: string }[];
}

/** The tables that have these headings, without heading and line, as trimmed cells without backticks. */
export function readLibraryRules(markdown: string): LibraryRules {
	const rowsOf = (...heads: string[]) => {
		const lines = markdown.split("\n").map((line) =>
			line
				.slice(1, -1)
				.split("|")
				.map((cell) => cell.trim()),
		);
		const at = lines.findIndex((cells) => heads.every((head, index) => cells[index] === head));
		const rest = at < 0 ? [] : lines.slice(at + 2);
		const end = rest.findIndex((cells) => cells.length < 2);
		return rest.slice(0, end < 0 ? undefined : end).map((cells) => cells.map((cell) => cell.replaceAll("`", "")));
	};
	return {
		licences: new Set(rowsOf("licence", "why it goes").flatMap(([names = ""]) => names.split(", "))),
		exceptions: rowsOf("package", "says", "why it may").map(([name = "", says = ""]) => ({ name, says })),
		floors: rowsOf("package", "at least", "mended there").map(([name = "", floor = ""]) => ({ name, floor })),
	};
}

/** Every locked package whose licence is not allowed, and every exception that is of no use any more. */
export function licenceFaults(lock: Lock, { licences, exceptions }: LibraryRules): string[] {
	const used = new Set<string>();
	const faults = packagesOf(lock).flatMap(({ name, place, locked }) => {
		const says = typeof locked.license === "string" ? locked.license : "none";
		if (isAllowedLicence(says, licences)) return [];
		const exception = exceptions.find((each) => each.says === says && fits(each.name, name));
		if (!exception) return [`${place}: ${says}`];
		used.add(`${exception.name} ${says}`);
		return [];
	});
	const idle = exceptions.filter(({ name, says }) => !used.has(`${name} ${says}`));
	return [...faults, ...idle.map(({ name, says }) => `no ${name} says ${says} any more`)];
}

/** Every locked copy below its floor, and every floor of a package that is not locked. */
export function floorFaults(lock: Lock, { floors }: LibraryRules): string[] {
	const packages = packagesOf(lock);
	return floors.flatMap(({ name, floor }) => {
		const copies = packages.filter((each) => each.name === name);
		if (copies.length === 0) return [`no ${name} any more`];
		const low = copies.filter(({ locked }) => isBelow(locked.version ?? "", floor));
		return low.map(({ place, locked }) => `${place}: ${locked.version}, at least ${floor}`);
	});
}

const packagesOf = (lock: Lock) =>
	Object.entries(lock).flatMap(([place, locked]) =>
		place === "" ? [] : [{ place, locked, name: place.replace(/^.*node_modules\//, "") }],
	);

function fits(pattern: string, name: string): boolean {
	return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** A trial version comes before the version that it tries. */
function isBelow(version: string, floor: string): boolean {
	const [numbers = "", trial] = version.split("-");
	const [have, need] = [numbers, floor].map((text) => text.split(".").map(Number)) as [number[], number[]];
	const at = need.findIndex((part, index) => part !== have[index]);
	return at < 0 ? trial !== undefined : !((have[at] ?? -1) > (need[at] ?? 0));
}
