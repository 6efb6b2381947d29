import { z } from "zod";

/** The only reader of the environment (house rule 1). A wrong value stops the process at start, in words. */
const optionalText = z
	.string()
	.trim()
	.transform((value) => (value === "" ? undefined : value))
	.optional();

const schema = z.object({
	DATABASE_URL: z.string().startsWith("postgres"),
	/** Base of links and callbacks and the audience of private_key_jwt assertions; no slash at the end. */
	PUBLIC_URL: z.string().regex(/^https?:\/\/[^/]+$/, "PUBLIC_URL is an origin such as https://groepsbeeld.example"),
	/** 32 random bytes or more, base64url: signs sessions and access tokens. */
	APP_SECRET: z.string().min(32),
	/** The one before, while it is being replaced: what it signed and sealed is still read, nothing new is made by it. */
	APP_SECRET_PREVIOUS: optionalText.refine(
		(text) => text === undefined || text.length >= 32,
		"has 32 characters or more",
	),
	SMTP_URL: optionalText,
	MAIL_FROM: z.string().default("Groepsbeeld <noreply@localhost>"),
	OIDC_ISSUER: optionalText,
	OIDC_NAME: z.string().default("Single sign-on"),
	OIDC_CLIENT_ID: optionalText,
	OIDC_CLIENT_SECRET: optionalText,
	/** Asked of the provider, and taken for two factors when its answer names one of them; with a space between. */
	OIDC_ACR_VALUES: optionalText,
	/** yes: outgoing calls (jwks_uri) may go to this machine, for development and tests only. */
	ALLOW_LOOPBACK_CALLS: z.enum(["yes", "no"]).default("no"),
	/** URI for reports of a weakness (security.txt); else the help page says whom to tell. */
	SECURITY_CONTACT: optionalText,
	/** Of one client at the exchange, on average; ten seconds of it at once. Per web process. */
	EXCHANGE_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(100),
	/** Pages and answers that one account reads, on average; a minute of it at once. Per web process. */
	READS_PER_MINUTE: z.coerce.number().int().min(60).max(10_000_000).default(1200),
	/** Of the build that runs, so that a page knows when it is older than the server. */
	BUILD_ID: optionalText,
	LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
	NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
});

export type Environment = z.infer<typeof schema>;

let cached: Environment | null = null;

/** Read at first use, not at import, so that a build needs no secrets. */
export function env(): Environment {
	if (cached) return cached;
	const parsed = schema.safeParse(process.env);
	if (!parsed.success) {
		const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
		throw new Error(`environment: ${faults}`);
	}
	cached = parsed.data;
	return cached;
}
