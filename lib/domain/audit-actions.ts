/**
 * What the audit log tells that somebody did: a closed list, so that each has its words (i18n, `audit.actions`). An action
 * that is no longer done stays here: the log keeps its rows.
 */
export const auditActions = [
	"account.accept",
	"account.create",
	"account.invite",
	"account.link",
	"account.reset-password",
	"agreement.keep",
	"connection.add",
	"connection.approve",
	"connection.ask",
	"connection.ask-change",
	"connection.erase",
	"connection.hold",
	"connection.pause",
	"connection.release",
	"connection.replace-secret",
	"connection.resume",
	"connection.revoke",
	"connection.withdraw",
	"goals.map",
	"goals.set-aside",
	"held-erased",
	"note.add",
	"note.change",
	"note.remove",
	"plan.create",
	"plan.save",
	"pupil.erase",
	"pupil.erase-ask",
	"pupil.erase-left-over",
	"pupil.file",
	"raw-erased",
	"records.replay",
	"retention.erase",
	"role.change",
	"role.end",
	"role.grant",
	"role.link",
	"roster.apply",
	"roster.discard",
	"roster.preview",
	"scale-family.change",
	"scale-family.confirm",
	"scale-family.undo",
	"school.add",
	"school.set-up",
	"session.revoke",
	"session.revoke-all",
	"session.switch-school",
	"setting.retention",
	"setting.large-change",
	"setting.talk-sheet",
	"settings.standing",
	"signal-rule.save",
	"signal.dismiss",
	"signal.restore",
	"sub-group.create",
	"sub-group.end",
	"sub-group.members",
	"sub-group.rename",
	"work.cancel",
] as const;
export type AuditAction = (typeof auditActions)[number];

const known: ReadonlySet<string> = new Set(auditActions);

/** A log may hold actions of before that this version does not know. */
export function isAuditAction(text: string): text is AuditAction {
	return known.has(text);
}
