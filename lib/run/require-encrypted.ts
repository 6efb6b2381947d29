import { isIP } from "node:net";

/** What a host may leave unencrypted on purpose, by name: where another layer does it (a private network, a proxy beside). */
const exceptions = ["public-url", "database", "mail"] as const;
type Exception = (typeof exceptions)[number];

/**
 * Refuses to start where pages, the database or mail would go over a network unencrypted (ASVS 12.2.1, 12.3.1). This machine itself is no
 * network. `ALLOW_UNENCRYPTED` names what may: public-url, database, mail, with commas between.
 * @throws Error that says what, why and how to mend it; no password of an address is in it
 */
export function requireEncrypted(settings: NodeJS.ProcessEnv, publicUrl: string): void {
	const allowed = allowedBy(settings.ALLOW_UNENCRYPTED ?? "");
	const faults = [
		allowed.has("public-url") ? null : faultOfPublicUrl(publicUrl),
		...(allowed.has("database")
			? []
			: (["DATABASE_URL", "MIGRATION_DATABASE_URL"] as const).map((name) => faultOfDatabase(name, settings[name]))),
		allowed.has("mail") ? null : faultOfMail(settings.SMTP_URL),
	].filter((fault) => fault !== null);
	if (faults.length > 0) throw new Error(`Not started.\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
}

function allowedBy(text: string): ReadonlySet<Exception> {
	const words = text.split(/[\s,]+/).filter((word) => word !== "");
	const known = words.filter((word): word is Exception => exceptions.some((one) => one === word));
	if (known.length < words.length) throw new Error(`ALLOW_UNENCRYPTED knows ${exceptions.join(", ")}`);
	return new Set(known);
}

function faultOfPublicUrl(publicUrl: string): string | null {
	const url = new URL(publicUrl);
	if (url.protocol === "https:" || isThisMachine(url.hostname)) return null;
	return `PUBLIC_URL is http on ${url.hostname}: passwords and results would cross the network in the clear. Put a proxy with TLS in front and give its https address, or say ALLOW_UNENCRYPTED=public-url.`;
}

/** As node-postgres reads an address: these three ask for TLS and check the certificate. */
const checkedModes = ["require", "verify-ca", "verify-full"];

function faultOfDatabase(name: string, text: string | undefined): string | null {
	if (!text || !URL.canParse(text)) return null;
	const url = new URL(text);
	const host = url.searchParams.get("host") ?? decodeURIComponent(url.hostname);
	if (host === "" || host.startsWith("/") || isThisMachine(host)) return null;
	if (checkedModes.includes(url.searchParams.get("sslmode") ?? "")) return null;
	return `${name} leads to ${host} without TLS: add ?sslmode=verify-full (and sslrootcert=... for a certificate of your own), or say ALLOW_UNENCRYPTED=database.`;
}

function faultOfMail(text: string | undefined): string | null {
	if (!text || !URL.canParse(text)) return null;
	const url = new URL(text);
	if (url.protocol === "smtps:" || isThisMachine(url.hostname)) return null;
	if (["requireTLS", "secure"].some((name) => url.searchParams.get(name) === "true")) return null;
	return `SMTP_URL leads to ${url.hostname} without asking for TLS: use smtps://, or add ?requireTLS=true, or say ALLOW_UNENCRYPTED=mail.`;
}

/** localhost and its names below (RFC 6761), 127.0.0.0/8 and ::1. */
function isThisMachine(host: string): boolean {
	const bare = host.replace(/^\[|\]$/g, "").toLowerCase();
	if (bare === "localhost" || bare.endsWith(".localhost") || bare === "::1") return true;
	return isIP(bare) === 4 && bare.startsWith("127.");
}
