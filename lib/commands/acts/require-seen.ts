import { createHash } from "node:crypto";
import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { SavedBy, Shown } from "../../domain/answer";
import type { AuditAction } from "../../domain/audit-actions";
import { AppError } from "../../errors";

/** What the form was opened on is not there any more. Nothing is written; the fields as they are go with it. */
export class ChangedMeanwhile extends AppError {
	readonly version: string;
	readonly shown: Shown;
	readonly by: SavedBy;
	readonly at: Date | null;

	constructor(shown: Shown, blank: Shown, last: { readonly by: SavedBy; readonly at: Date | null }) {
		super("conflict", "changed-meanwhile");
		this.version = versionOf(shown);
		this.shown = { ...blank, ...shown };
		this.by = last.by;
		this.at = last.at;
	}
}

/** The version of what a form shows: the same fields give the same version, whatever their order. */
export function versionOf(shown: Shown): string {
	const sorted = Object.keys(shown)
		.sort()
		.map((name) => {
			const value = shown[name];
			return [name, Array.isArray(value) ? [...value].sort() : value];
		});
	return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url").slice(0, 22);
}

interface SeenForm {
	/** The version that the form was opened on; null: no form shows it (a command at the machine, a test). */
	readonly seen: string | null;
	/** What is saved as one: two who save it wait for each other. */
	readonly lock: string;
	/** The fields as they are kept now. */
	read(): Promise<Shown>;
	/** Fields of the form that stand empty where nothing is kept of them. */
	readonly blank?: Shown;
	/** Under which the log has who saved it, and of what. */
	readonly actions: readonly AuditAction[];
	readonly subject?: Readonly<Record<string, string>>;
}

/**
 * Lets a save go on only over what its form showed. Held until the transaction ends: of two at once the later one sees what the
 * first wrote.
 * @throws ChangedMeanwhile
 */
export async function requireSeen(tx: SchoolTransaction, scope: Scope | JobScope, form: SeenForm): Promise<void> {
	const name = `${scope.schoolId} ${form.lock}`;
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 15))`;
	if (form.seen === null) return;
	const shown = await form.read();
	if (versionOf(shown) === form.seen) return;
	throw new ChangedMeanwhile(shown, form.blank ?? {}, await findLastSave(tx, scope, form));
}

/** From the audit log, which has a row for each save. Who may save it may know by whom it was saved. */
async function findLastSave(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	{ actions, subject = {} }: Pick<SeenForm, "actions" | "subject">,
): Promise<{ readonly by: SavedBy; readonly at: Date | null }> {
	const [last] = await tx.$queryRaw<{ userId: string | null; at: Date; name: string | null }[]>`
		SELECT a.user_id AS "userId", a.at, u.name FROM audit_event a LEFT JOIN user_account u ON u.id = a.user_id
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.action = ANY (${[...actions]}) AND a.subject @> ${subject}::jsonb
		ORDER BY a.at DESC LIMIT 1`;
	const self = scope.kind === "person" && last?.userId === scope.userId;
	const by = self ? ({ self: true } as const) : { self: false as const, name: last?.name ?? null };
	return { by, at: last?.at ?? null };
}
