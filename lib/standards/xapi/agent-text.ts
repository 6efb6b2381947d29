import type { Actor } from "./statement";

/** One text per agent or identified group, equal for equal persons (2.4.2.3); null for an anonymous group. */
export function agentText(actor: Actor): string | null {
	const { account, mbox, mbox_sha1sum: sha1, openid } = actor;
	if (account !== undefined) return `account ${account.homePage} ${account.name}`;
	if (mbox !== undefined) return `mbox ${mbox.toLowerCase()}`;
	if (sha1 !== undefined) return `sha1 ${sha1.toLowerCase()}`;
	return openid === undefined ? null : `openid ${openid}`;
}
