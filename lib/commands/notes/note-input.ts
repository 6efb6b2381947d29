import { z } from "zod";
import type { PupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import { noteKinds, noteTextMax, noteVisibilities } from "../../domain/notes";
import { addDays } from "../../domain/school-day";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { AppError } from "../../errors";

/** A note may be about a day of this year and the last, not of one to come. */
const daysBack = 730;

export const noteInput = z.object({
	kind: z.enum(noteKinds),
	visibility: z.enum(noteVisibilities),
	text: z.string().trim().min(1).max(noteTextMax),
	/** yyyy-mm-dd; today where it is not given. */
	day: daySchema.nullish(),
	subjectKey: z.enum(subjectKeys).nullish(),
	goalId: z.guid().nullish(),
	signalId: z.guid().nullish(),
});

export type NoteInput = z.input<typeof noteInput>;

/** A note that may be stored: its goal and signal are there, and its subject is one that the author sees. */
export interface CheckedNote {
	readonly kind: string;
	readonly visibility: string;
	readonly text: string;
	readonly day: Date;
	readonly subjectKey: SubjectKey | null;
	readonly goalId: string | null;
	readonly signalId: string | null;
}

/**
 * Reads what somebody wants to write about a pupil; a note on a goal is a note on its subject.
 * @throws AppError invalid: too long, a day to come, or about what is not there or not the author's
 */
export async function checkNote(
	tx: SchoolTransaction,
	scope: Scope,
	access: PupilAccess,
	input: NoteInput,
): Promise<CheckedNote> {
	const parsed = noteInput.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { kind, visibility, text, goalId = null, signalId = null } = parsed.data;
	const day = parsed.data.day ?? scope.today;
	if (day > scope.today || day < addDays(scope.today, -daysBack)) throw new AppError("invalid");
	const about = await subjectOfGoal(tx, goalId);
	const subjectKey = about ?? parsed.data.subjectKey ?? null;
	if (subjectKey !== null && access.subjects !== "all" && !access.subjects.includes(subjectKey))
		throw new AppError("invalid");
	if (signalId !== null) await requireSignal(tx, scope, access, signalId);
	return { kind, visibility, text, day: new Date(`${day}T00:00:00Z`), subjectKey, goalId, signalId };
}

async function subjectOfGoal(tx: SchoolTransaction, goalId: string | null): Promise<SubjectKey | null> {
	if (goalId === null) return null;
	const goal = await tx.goal.findUnique({ where: { id: goalId }, select: { subjectKey: true } });
	if (goal === null) throw new AppError("invalid");
	return subjectKeys.find((key) => key === goal.subjectKey) ?? "other";
}

async function requireSignal(tx: SchoolTransaction, scope: Scope, access: PupilAccess, id: string): Promise<void> {
	const where = { schoolId: scope.schoolId, id, pupilId: access.pupilId };
	if ((await tx.signal.count({ where })) === 0) throw new AppError("invalid");
}
