/**
 * What is shown for a year because nobody looked over the shoulder of who did it: by what an employee came to see pupils (role to roster), who
 * became admin, and what the operator restored. A closed list, so that each has its words (i18n, `loneActs`).
 */
export const loneActs = ["role", "link", "restore", "substitute", "exception", "roster", "admin", "recover"] as const;
export type LoneActKind = (typeof loneActs)[number];
