/**
 * By which ways of signing in people may act at a school: any; only with the account of Groepsbeeld itself (password or passkey);
 * only through the OpenID provider of the installation.
 */
export const signInRules = ["any", "own", "provider"] as const;
export type SignInRule = (typeof signInRules)[number];
