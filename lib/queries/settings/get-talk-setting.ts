import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { selectTalkSetting, type TalkSetting } from "./select-talk-setting";

/**
 * What the school decided about talk sheets, for the page on which its admin decides.
 * @throws AppError not-allowed for who is not the admin
 */
export async function getTalkSetting(scope: Scope): Promise<TalkSetting> {
	requireAdmin(scope);
	return inSchool(scope, (tx) => selectTalkSetting(tx, scope));
}
