import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { describeFault } from "../describe-fault";
import { log } from "../log";

export interface ZipEntry {
	readonly name: string;
	/** Made while it is sent, so that no whole file stands in memory. */
	text(): AsyncIterable<string>;
}

/** Files as one zip, each made when it is its turn. A fault breaks the answer off: a half archive does not open. */
export function zipAnswer(fileName: string, entries: readonly ZipEntry[]): Response {
	const zip = new ZipFile();
	const output = zip.outputStream as Readable;
	const breakOff = (fault: unknown) => {
		log.error(describeFault(fault), "an archive broke off");
		output.destroy(new Error("broke off"));
	};
	let current: Readable | null = null;
	// Who asked went away: the page that is being read is the last one.
	output.on("close", () => current?.destroy());
	for (const { name, text } of entries)
		zip.addReadStreamLazy(name, (give) => {
			const source = Readable.from(bytesOf(text()), { objectMode: false });
			source.on("error", breakOff);
			current = source;
			give(null, source);
		});
	zip.on("error", breakOff);
	zip.end();
	return new Response(Readable.toWeb(output) as ReadableStream<Uint8Array>, {
		headers: {
			"Content-Type": "application/zip",
			"Content-Disposition": `attachment; filename="${fileName}"`,
			"Cache-Control": "no-store",
		},
	});
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
	for await (const text of texts) yield Buffer.from(text);
}
