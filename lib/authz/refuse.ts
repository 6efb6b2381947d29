import { notFound } from "next/navigation";
import type { Scope } from "./scope";
import { noteRefusedAccess } from "./security-log/note-refused-access";

/** For pages: a right that the person does not hold. Answers as a page that is not there; the log knows. */
export function refuse(scope: Scope): never {
	noteRefusedAccess(scope, "right");
	notFound();
}
