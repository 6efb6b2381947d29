import { z } from "zod";

/** What a browser answers of a passkey (WebAuthn, PublicKeyCredential as JSON), with the part that differs by question. */
export const credentialSchema = <Response extends z.ZodRawShape>(response: Response) =>
	z.object({
		id: z.string().max(1400),
		rawId: z.string().max(1400),
		type: z.literal("public-key"),
		clientExtensionResults: z.object({}).loose(),
		response: z.object(response),
	});
