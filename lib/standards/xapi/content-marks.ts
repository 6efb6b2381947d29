/** How a file of a type begins, as bytes in hexadecimal; of types without a mark nothing can be said. */
const marks: Readonly<Record<string, RegExp>> = {
	"application/pdf": /^255044462d/,
	"application/zip": /^504b(0304|0506|0708)/,
	"application/gzip": /^1f8b/,
	"image/png": /^89504e470d0a1a0a/,
	"image/jpeg": /^ffd8ff/,
	"image/gif": /^47494638(37|39)61/,
	"image/webp": /^52494646.{8}57454250/,
	"audio/wav": /^52494646.{8}57415645/,
	"audio/ogg": /^4f676753/,
	"video/mp4": /^.{8}66747970/,
	"video/webm": /^1a45dfa3/,
};

/** Whether content begins as a file of its media type does (RFC 6838; parameters and case do not count); true for a type without a mark. */
export function fitsType(mediaType: string, content: Uint8Array): boolean {
	const mark = marks[mediaType.split(";")[0]?.trim().toLowerCase() ?? ""];
	return mark === undefined || mark.test(Buffer.from(content.subarray(0, 16)).toString("hex"));
}
