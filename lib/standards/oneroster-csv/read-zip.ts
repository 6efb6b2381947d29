import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import type { RosterFault } from "../../domain/roster";

export const zipLimits = {
	bytes: 50_000_000,
	unpackedBytes: 500_000_000,
	/** Of one file that is read: a roster of a school has a few MB. */
	fileBytes: 64_000_000,
	ratio: 100,
	entries: 200,
} as const;

export type Unzipped =
	| { readonly ok: true; readonly names: ReadonlySet<string>; unpack(name: string): Promise<UnpackedFile> }
	| Unfitting;
type UnpackedFile = { readonly ok: true; readonly bytes: Buffer } | Unfitting;
interface Unfitting {
	readonly ok: false;
	readonly faults: readonly RosterFault[];
}

class Unfit extends Error {
	constructor(
		readonly code: string,
		readonly file: string,
	) {
		super(code);
	}
}

/**
 * Opens a package in memory; its wanted files are unpacked one at a time. Sizes are checked as declared before anything is
 * unpacked, and as found (yauzl) while it is: a bomb ends there. All files must lie at the top (no folders).
 */
export async function readZip(bytes: Uint8Array, wanted: ReadonlySet<string>): Promise<Unzipped> {
	if (bytes.length > zipLimits.bytes) return unfit("zip-too-large", "");
	try {
		const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
		const entries = new Map((await listEntries(zip)).map((entry) => [entry.fileName, entry]));
		const names = new Set([...entries.keys()].filter((name) => wanted.has(name)));
		const large = [...names].find((name) => (entries.get(name)?.uncompressedSize ?? 0) > zipLimits.fileBytes);
		if (large !== undefined) return unfit("file-too-large", large);
		return { ok: true, names, unpack: (name) => unpackFile(zip, entries.get(name)) };
	} catch (error) {
		return unfitOf(error);
	}
}

async function unpackFile(zip: ZipFile, entry: Entry | undefined): Promise<UnpackedFile> {
	if (entry === undefined) return unfit("zip-unreadable", "");
	try {
		return { ok: true, bytes: await unpack(zip, entry) };
	} catch (error) {
		return unfitOf(error);
	}
}

function unfitOf(error: unknown): Unfitting {
	return error instanceof Unfit ? unfit(error.code, error.file) : unfit("zip-unreadable", "");
}

function unfit(code: string, file: string): Unfitting {
	return { ok: false, faults: [{ code, file, line: null, field: null }] };
}

function open(buffer: Buffer): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		fromBuffer(buffer, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
	});
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
	return new Promise((resolve, reject) => {
		const entries: Entry[] = [];
		const names = new Set<string>();
		let unpacked = 0;
		if (zip.entryCount > zipLimits.entries) return reject(new Unfit("zip-too-many-files", ""));
		zip.on("error", reject);
		zip.on("end", () => resolve(entries));
		zip.on("entry", (entry: Entry) => {
			unpacked += entry.uncompressedSize;
			const code = faultOf(entry, names, unpacked);
			if (code) return reject(new Unfit(code, safeName(entry.fileName)));
			names.add(entry.fileName);
			entries.push(entry);
			zip.readEntry();
		});
		zip.readEntry();
	});
}

function faultOf(entry: Entry, names: ReadonlySet<string>, unpacked: number): string | null {
	if (entry.fileName.includes("/")) return "zip-folder";
	if (names.has(entry.fileName)) return "zip-double-file";
	if ((entry.generalPurposeBitFlag & 1) === 1) return "zip-encrypted";
	if (unpacked > zipLimits.unpackedBytes) return "zip-unpacked-too-large";
	if (entry.uncompressedSize > zipLimits.ratio * Math.max(entry.compressedSize, 100)) return "zip-ratio";
	return null;
}

/** A name that somebody chose goes into an answer only when it is one of a file like ours. */
function safeName(name: string): string {
	return /^[A-Za-z]{1,40}\.csv$/.test(name) ? name : "";
}

function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, stream) => {
			if (error) return reject(new Unfit("zip-unreadable", entry.fileName));
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("error", () => reject(new Unfit("zip-unreadable", entry.fileName)));
			stream.on("end", () => resolve(Buffer.concat(chunks)));
		});
	});
}
