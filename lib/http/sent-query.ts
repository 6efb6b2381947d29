/**
 * The query as it was sent, which the server around Next writes over whatever came under this name: Next makes addresses anew by
 * way of an object, in which the names that objects have of themselves, and its own, are lost.
 */
export const sentQueryHeader = "x-sent-query";

/** The parameters that were sent, all of them. Without the server around Next (in tests): those of the address. */
export function sentQuery({ url, headers }: Pick<Request, "url" | "headers">): URLSearchParams {
	const sent = headers.get(sentQueryHeader);
	return new URL(sent === null ? url : `http://localhost/?${sent}`).searchParams;
}
