import { type AuditAction, isAuditAction } from "@/lib/domain/audit-actions";
import type { Translator } from "@/lib/i18n/translator";
import type { AuditDetail } from "@/lib/queries/audit/list-audit";

type Words = Translator<"audit">;

/** "gaf een rol"; an action of before that has no words any more is told as the log has it. */
export function actionInWords(action: string, t: Words): string {
	return isAuditAction(action) ? t(`actions.${action as Extract<AuditAction, "role.grant">}`) : action;
}

/** Codes that have a word ("beheerder"), else the value itself. */
export function valueInWords({ key, value }: AuditDetail, t: Words): string {
	const path = `values.${key}.${value}` as "values.role.admin";
	return /^[a-z-]+$/.test(value) && t.has(path) ? t(path) : value;
}

/** "account", "einddatum"; a key without words is told as the log has it. */
export function subjectKeyInWords({ key }: AuditDetail, t: Words): string {
	const path = `subjects.${key}` as "subjects.role";
	return t.has(path) ? t(path) : key;
}
