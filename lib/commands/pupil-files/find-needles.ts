import { createHash } from "node:crypto";
import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { listMergedIds } from "../../queries/matching/merged-ids";

/** What a pupil is found by, in whatever the school keeps. */
export interface Needles {
	readonly pupilId: PersonId;
	/** The pupil's id, and those under which the pupil stood before somebody made them one (person_match). */
	readonly ids: readonly string[];
	readonly name: string;
	/** Identifiers long enough to be nobody else's by chance, and the id itself: found anywhere in a text. */
	readonly long: readonly string[];
	/** Short ones, such as a number in one system: found as a whole value only. */
	readonly short: readonly string[];
}

/** So many characters are no chance find. */
const longEnough = 12;

/** Null: there is no such pupil at the school. */
export async function findNeedles(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	pupilId: PersonId,
): Promise<Needles | null> {
	const person = await tx.person.findFirst({
		where: { schoolId, id: pupilId, kind: "pupil" },
		include: { identifiers: true },
	});
	if (person === null) return null;
	const ids = [pupilId, ...(await listMergedIds(tx, schoolId, pupilId))];
	const values = person.identifiers.flatMap(({ type, value }) => formsOf(type, value));
	const unique = [...new Set(values)];
	return {
		pupilId,
		ids,
		name: [person.givenName, person.namePrefix, person.familyName].filter(Boolean).join(" "),
		long: [...ids, ...unique.filter((value) => value.length >= longEnough)],
		short: unique.filter((value) => value.length < longEnough),
	};
}

function formsOf(type: string, value: string): string[] {
	if (type === "mbox") return mailForms(value);
	return type === "eck-id" ? eckForms(value) : [value];
}

/** An ECK iD is kept in one spelling of its URL: a message may spell it otherwise, or name its last part alone. */
function eckForms(value: string): string[] {
	const last = value.slice(value.lastIndexOf("/") + 1);
	return last === "" ? [value] : [value, last];
}

/** An address, and the hash by which xAPI may name it instead. */
function mailForms(value: string): string[] {
	const address = value.replace(/^mailto:/i, "");
	return [address, createHash("sha1").update(`mailto:${address}`).digest("hex")];
}
