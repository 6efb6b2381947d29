import { z } from "zod";

/** Bytes as base64url (RFC 4648, 5): nothing else reaches the database. */
const encodedId = z
	.string()
	.max(1400)
	.regex(/^[\w-]+$/);

/** What a browser answers of a passkey (WebAuthn, PublicKeyCredential as JSON), with the part that differs by question. */
export const credentialSchema = <Response extends z.ZodRawShape>(response: Response) =>
	z.object({
		id: encodedId,
		rawId: encodedId,
		type: z.literal("public-key"),
		clientExtensionResults: z.object({}).loose(),
		response: z.object(response),
	});
