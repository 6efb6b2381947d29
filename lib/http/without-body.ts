/**
 * The answer to HEAD: status and headers of GET. The body is cancelled, so that what would have made it ends: Next sends none of it, and
 * would leave a stream open for ever.
 */
export async function withoutBody(answer: Response): Promise<Response> {
	await answer.body?.cancel();
	return new Response(null, { status: answer.status, headers: answer.headers });
}
