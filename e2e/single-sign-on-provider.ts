// A real OpenID provider for the browser tests: whoever gives a name is that person, any password will do.
// Whose name ends in -two signed in by two factors, and the token says so; -old: half a year ago.
// Usage: tsx single-sign-on-provider.ts <port> <address of groepsbeeld>; the client is groepsbeeld / only-for-tests.
import { Provider } from "oidc-provider";

const [port = "", publicUrl = ""] = process.argv.slice(2);
const asked = new Set<string>();
const provider = new Provider(`http://localhost:${port}`, {
	clients: [
		{
			client_id: "groepsbeeld",
			client_secret: "only-for-tests",
			redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
		},
	],
	claims: { openid: ["sub", "amr", "auth_time"], email: ["email"] },
	conformIdTokenClaims: false,
	pkce: { required: () => true },
	features: { devInteractions: { enabled: true } },
	cookies: { keys: ["only-for-tests"] },
	findAccount: (_context: unknown, id: string) => ({
		accountId: id,
		claims: () => ({ sub: id, email: `${id}@school.test` }),
	}),
});
const finish = provider.interactionFinished.bind(provider);
provider.interactionFinished = (request, response, result, options) => {
	const { login } = result;
	if (login?.accountId.endsWith("-two")) login.amr = ["pwd", "otp", "mfa"];
	if (login?.accountId.endsWith("-old") && !asked.has(login.accountId)) {
		// Once: who is asked again has signed in now.
		asked.add(login.accountId);
		login.ts = Math.floor(Date.now() / 1000) - 180 * 24 * 3600;
	}
	return finish(request, response, result, options);
};
const server = provider.listen(Number(port), "127.0.0.1", () => console.log(`single sign-on on port ${port}`));
process.on("SIGTERM", () => {
	server.close();
	server.closeAllConnections();
});
