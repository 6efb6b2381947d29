import { createHash } from "node:crypto";
import type { Locale } from "../i18n/locales";

interface PlainPage {
	readonly locale: Locale;
	readonly title: string;
	/** A sentence of ours, without anything that was sent. */
	readonly text: string;
	/** A link to the start, in words. */
	readonly home?: string;
}

/** A calm sheet in the reader's own colours, without a file to load. */
const style =
	"body{max-width:34rem;margin:4rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}small{opacity:.75}";
const styleHash = createHash("sha256").update(style).digest("base64");

/** What it is sent with: it runs, loads and frames nothing, and its one style is known by its hash. */
export const plainPageHeaders = {
	"Content-Type": "text/html; charset=utf-8",
	"Content-Security-Policy": `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
	"X-Content-Type-Options": "nosniff",
	"Cache-Control": "no-store",
} as const;

/** A page of a few words that needs no route, style or database, for answers given before a page can be built. */
export function plainPage({ locale, title, text, home }: PlainPage): string {
	const start = home === undefined ? "" : `<p><a href="/">${home}</a></p>`;
	return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title} · Groepsbeeld</title><style>${style}</style><small>Groepsbeeld</small><h1>${title}</h1><p>${text}</p>${start}</html>`;
}
