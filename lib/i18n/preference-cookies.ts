import { cookieName, cookieOptions } from "../cookie-name";

/**
 * Where language and theme stand for a request. Signing in copies the account's choice into them, choosing writes
 * both, so that no page has to ask the database for its language.
 */
export const localeCookie = () => cookieName("groepsbeeld-language");
export const themeCookie = () => cookieName("groepsbeeld-theme");

export const preferenceCookieOptions = () => cookieOptions(365 * 24 * 60 * 60);
