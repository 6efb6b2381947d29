/** Where to go now, or a code of lib/domain/sign-in-codes.ts. */
export type SignInAnswer = { readonly address: string } | { readonly fault: string };

/**
 * Asks the endpoint of one way to sign in, with the token that shows that the form is ours. An answer that cannot be read, or does not
 * come, is `unavailable`.
 */
export async function askSignIn(
	way: "callback/credentials" | "callback/passkey" | "signin/oidc" | "signin/oidc?prompt=login",
	fields: Readonly<Record<string, string>>,
): Promise<SignInAnswer> {
	try {
		const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
		const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
		const answer = await fetch(`/api/auth/${way}`, { method: "POST", body });
		const { url } = (await answer.json()) as { url?: string };
		// Of a body that was too large, or not read: what was typed.
		if (url === undefined) return { fault: answer.status < 500 ? "invalid" : "unavailable" };
		return answer.ok ? { address: url } : { fault: new URL(url).searchParams.get("error") ?? "unavailable" };
	} catch {
		return { fault: "unavailable" };
	}
}
