import { z } from "zod";

/** How a supplier's system signs in: with a secret that we make, or with a key of its own, by jwksUri or jwks. */
export const clientCredentialsShape = {
	authMethod: z.enum(["client_secret_basic", "client_secret_post", "private_key_jwt"]).default("client_secret_basic"),
	/** With private_key_jwt: one of these two. */
	jwksUri: z
		.url({ protocol: /^https?$/ })
		.max(500)
		.nullable()
		.default(null),
	jwks: z
		.object({
			keys: z
				.array(z.looseObject({ kty: z.string() }))
				.min(1)
				.max(50),
		})
		.nullable()
		.default(null),
};

export const clientCredentialsSchema = z
	.object(clientCredentialsShape)
	.refine(
		({ authMethod, jwks, jwksUri }) =>
			authMethod === "private_key_jwt" ? (jwks === null) !== (jwksUri === null) : jwks === null && jwksUri === null,
		{ path: ["keys"] },
	)
	.refine(({ jwks }) => !holdsPrivateKey(jwks), { path: ["keys"] });
export type ClientCredentials = z.output<typeof clientCredentialsSchema>;

/** A private or symmetric key was sent along (RFC 7518, 6.2.2 and 6.4.1): it is no secret any more, and not ours to hold. */
export function holdsPrivateKey(jwks: { readonly keys: readonly object[] } | null): boolean {
	return jwks?.keys.some((key) => "d" in key || "k" in key) ?? false;
}
