import type { GroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { SubjectKey } from "../../domain/subjects";
import { Prisma } from "../../generated/prisma/client";
import type { SignalSettings } from "../../standing/signals/signal-settings";
import { selectSignalSettings } from "./select-signal-settings";
import { ofSubjects, type SignalRow, selectSignals } from "./select-signals";

export interface GroupSignals {
	/** What asks for attention. */
	readonly open: readonly SignalRow[];
	/** What somebody put aside, and is still so. */
	readonly dismissed: readonly SignalRow[];
	/** When this group was evaluated last; null: not yet, so that nothing can be said. */
	readonly evaluatedAt: Date | null;
	/** The rules of the school as they are now. */
	readonly rules: SignalSettings;
}

/** Look here first: the signals of a group in one subject (null: all that the reader may see), as the worker evaluated it. */
export async function selectGroupSignals(
	tx: SchoolTransaction,
	scope: Scope,
	{ groupId, subjects }: GroupAccess,
	subject: SubjectKey | null,
): Promise<GroupSignals> {
	const rows = await selectSignals(
		tx,
		scope,
		Prisma.sql`s.group_id = ${groupId}::uuid AND ${ofSubjects(subjects)}
			AND (${subject}::text IS NULL OR s.subject_key = ${subject})`,
	);
	const [evaluated] = await tx.$queryRaw<{ evaluatedAt: Date }[]>`/* prepared */
		SELECT evaluated_at AS "evaluatedAt" FROM signal_evaluation
		WHERE school_id = ${scope.schoolId}::uuid AND group_id = ${groupId}::uuid`;
	return {
		open: rows.filter((row) => row.dismissal === null),
		dismissed: rows.filter((row) => row.dismissal !== null),
		evaluatedAt: evaluated?.evaluatedAt ?? null,
		rules: await selectSignalSettings(tx, scope),
	};
}
