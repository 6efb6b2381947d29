// A real OpenID provider for the browser tests: whoever gives a name is that person, any password will do.
// Usage: tsx single-sign-on-provider.ts <port> <address of groepsbeeld>; the client is groepsbeeld / only-for-tests.
import { Provider } from "oidc-provider";

const [port = "", publicUrl = ""] = process.argv.slice(2);
const provider = new Provider(`http://localhost:${port}`, {
	clients: [
		{
			client_id: "groepsbeeld",
			client_secret: "only-for-tests",
			redirect_uris: [`${publicUrl}/api/auth/callback/oidc`],
		},
	],
	claims: { openid: ["sub"], email: ["email"] },
	conformIdTokenClaims: false,
	pkce: { required: () => true },
	features: { devInteractions: { enabled: true } },
	cookies: { keys: ["only-for-tests"] },
	findAccount: (_context: unknown, id: string) => ({
		accountId: id,
		claims: () => ({ sub: id, email: `${id}@school.test` }),
	}),
});
const server = provider.listen(Number(port), "127.0.0.1", () => console.log(`single sign-on on port ${port}`));
process.on("SIGTERM", () => {
	server.close();
	server.closeAllConnections();
});
