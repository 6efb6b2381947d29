import { env } from "../../env";

/**
 * Where to go after signing in: an address of this installation, whatever was asked for. That of another host, and what is no address,
 * becomes the first page.
 */
export function ownAddress(given: unknown): string {
	const { origin } = new URL(env().PUBLIC_URL);
	if (typeof given !== "string" || given.length > 2_000 || !URL.canParse(given, origin)) return `${origin}/`;
	const address = new URL(given, origin);
	return address.origin === origin ? address.href : `${origin}/`;
}
