import { env } from "./env";

/** Behind https no other host and no other path can set a cookie of this name (the prefix asks Secure, Path=/, no Domain). */
export function cookieName(plain: string): string {
	return usesHttps() ? `__Host-${plain}` : plain;
}

/** What every cookie of ours has; `maxAge` in seconds, 0 takes it back. */
export function cookieOptions(maxAge: number) {
	return { path: "/", httpOnly: true, sameSite: "lax", secure: usesHttps(), maxAge } as const;
}

function usesHttps(): boolean {
	return env().PUBLIC_URL.startsWith("https:");
}
