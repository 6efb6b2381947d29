/**
 * What others did to somebody's account, as its holder reads it: a closed list, so that each has its words (i18n, `accountActs`).
 */
export const accountActs = [
	"password-restored",
	"password-link-shown",
	"factor-restored",
	"sessions-ended",
	"role-changed",
	"role-ended",
	"role-confirmed",
	"employee-linked",
	"address-changed",
	"address-back",
	"recovered",
] as const;
export type AccountAct = (typeof accountActs)[number];
