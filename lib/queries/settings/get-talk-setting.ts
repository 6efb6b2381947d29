import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { selectTalkSetting, type TalkSetting } from "./select-talk-setting";

/**
 * What the school decided about talk sheets, for the page on which its admin decides.
 * @throws AppError not-allowed for who is not the admin
 */
export async function getTalkSetting(scope: Scope): Promise<TalkSetting> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, (tx) => selectTalkSetting(tx, scope));
}
