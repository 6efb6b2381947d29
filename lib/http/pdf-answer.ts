import { AppError } from "../errors";

/** A PDF to save. Null, what is not the reader's or not there, is not-found. */
export function pdfAnswer(body: Uint8Array<ArrayBuffer> | null, name: string): Response {
	if (body === null) throw new AppError("not-found");
	return new Response(body, {
		headers: {
			"Content-Type": "application/pdf",
			"Content-Disposition": `attachment; filename="${name}.pdf"`,
			"Cache-Control": "no-store",
		},
	});
}
