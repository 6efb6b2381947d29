import { normalUrl } from "../../domain/normal-url";
import type { Actor } from "./statement";

/** One text per agent or identified group, equal for equal persons (2.4.2.3), an account by its home page as a URL; null for an anonymous group. */
export function agentText(actor: Actor): string | null {
	const { account, mbox, mbox_sha1sum: sha1, openid } = actor;
	if (account !== undefined) return `account ${normalUrl(account.homePage)} ${account.name}`;
	if (mbox !== undefined) return `mbox ${mbox.toLowerCase()}`;
	if (sha1 !== undefined) return `sha1 ${sha1.toLowerCase()}`;
	return openid === undefined ? null : `openid ${openid}`;
}
