import type { RequestListener } from "node:http";

/** A year, as browsers ask for before they believe it. */
const transport = "max-age=31536000; includeSubDomains";

/** Behind https every answer says that only https will do, whether page, endpoint, static file or refusal. */
export function withHttpsOnly(listener: RequestListener, publicUrl: string): RequestListener {
	if (!publicUrl.startsWith("https:")) return listener;
	return (request, response) => {
		response.setHeader("Strict-Transport-Security", transport);
		listener(request, response);
	};
}
