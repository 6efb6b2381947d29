import type { AccountScope } from "../../authz/scope";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inPlace, type PlaceTransaction } from "../../db/in-place";
import { inSchool } from "../../db/in-school";
import type { AuditAction } from "../../domain/audit-actions";
import type { AccountKey, PlaceId, SchoolId, SessionId } from "../../domain/ids";
import { claimAct } from "../acts/once";

type Recording = (
	action: AuditAction,
	subject?: { readonly sessionId?: SessionId; readonly sessions?: number },
) => Promise<void>;

/**
 * Work on what is the person's own, in one transaction of the place, with rows in its log: the audit log of a school, or what
 * a board keeps of its accounts.
 */
export function inOwn<T>(
	scope: AccountScope,
	work: (tx: PlaceTransaction, record: Recording) => Promise<T>,
): Promise<T> {
	if (scope.kind === "roleless") return inAccount(scope, work);
	if (scope.kind === "board") return inPlace(scope, (tx) => work(tx, recordingAtBoard(tx, scope)));
	return inSchool(scope, (tx) => work(tx, recordingAtSchool(tx, scope)));
}

/** The same without a scope of that place: for who holds a link of the account, or goes there. */
export async function inAccount<T>(
	account: AccountKey,
	work: (tx: PlaceTransaction, record: Recording) => Promise<T>,
): Promise<T> {
	return openPlace(account.placeId, (tx, schoolId) =>
		work(tx, schoolId === null ? recordingAtBoard(tx, account) : recordingAtSchool(tx, account)),
	);
}

/** A transaction of a place of which it is not known yet whether it is a school (its id) or a board (null). */
export async function openPlace<T>(
	placeId: PlaceId,
	work: (tx: PlaceTransaction, schoolId: SchoolId | null) => Promise<T>,
): Promise<T> {
	const schoolId = placeId as SchoolId;
	const isSchool = (await prisma().school.count({ where: { id: placeId } })) > 0;
	return isSchool ? inSchool({ schoolId }, (tx) => work(tx, schoolId)) : inPlace({ placeId }, (tx) => work(tx, null));
}

function recordingAtBoard(tx: PlaceTransaction, { placeId, userId }: AccountKey): Recording {
	return async (act) => {
		await claimAct(tx, placeId);
		await tx.accountEvent.create({ data: { placeId, id: newId(), userId, act, byUser: userId, seenAt: now() } });
	};
}

function recordingAtSchool(tx: PlaceTransaction, { placeId, userId }: AccountKey): Recording {
	return async (action, subject = {}) => {
		await claimAct(tx, placeId);
		await tx.auditEvent.create({
			data: { schoolId: placeId, id: newId(), userId, action, subject: { userId, ...subject } },
		});
	};
}
