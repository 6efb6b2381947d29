import type { PupilAccess } from "./access";

/** Coaches and class teachers look after the whole pupil; a teacher of a subject only sees that subject. */
export function isMentor(access: PupilAccess): boolean {
	return access.reasons.some((reason) => reason.kind !== "teacher");
}
