/**
 * Where language and theme stand for a request. Signing in copies the account's choice into them, choosing writes
 * both, so that no page has to ask the database for its language.
 */
export const localeCookie = "groepsbeeld-language";
export const themeCookie = "groepsbeeld-theme";

export const preferenceCookieOptions = {
	path: "/",
	sameSite: "lax",
	httpOnly: true,
	maxAge: 365 * 24 * 60 * 60,
} as const;
