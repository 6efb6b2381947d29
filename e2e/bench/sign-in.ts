/** By the same endpoint as the sign-in form; answers the cookies of the session. */
export async function signIn(
	baseUrl: string,
	{ email, password }: { readonly email: string; readonly password: string },
): Promise<string> {
	const csrf = await fetch(`${baseUrl}/api/auth/csrf`);
	const { csrfToken } = (await csrf.json()) as { csrfToken: string };
	const answer = await fetch(`${baseUrl}/api/auth/callback/credentials`, {
		method: "POST",
		redirect: "manual",
		headers: { cookie: cookiesOf(csrf), origin: baseUrl },
		body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
	});
	return [cookiesOf(csrf), cookiesOf(answer)].join("; ");
}

function cookiesOf(answer: Response): string {
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(";")[0])
		.join("; ");
}
