import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId, UserId } from "../../domain/ids";
import type { LoneActKind } from "../../domain/lone-acts";
import { AppError } from "../../errors";
import { hasOtherAdmin, listCircle, recordLoneActs } from "./second-look";

/** What a role of the staff says of the employee: who it is, to which admin that is tied, and whether another has to look first. */
export interface EmployeeOfRole {
	readonly personId: string | null;
	readonly tiedTo: string | null;
	readonly waits: boolean;
}

/**
 * The employee that an account is to be, checked: there, and no other account's. Where the admin who says so holds the account, or it is tied
 * to that admin already, another has to look before it sees pupils; where there is none it is kept that nobody did.
 * @throws AppError not-found when there is no such employee; conflict (employee-taken) when a live account is that employee
 */
export async function employeeOf(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	{
		userId,
		personId,
		tiedTo,
		act,
	}: {
		readonly userId: UserId;
		readonly personId: string | null;
		readonly tiedTo: string | null;
		readonly act: LoneActKind;
	},
): Promise<EmployeeOfRole> {
	const { schoolId } = scope;
	const actor = scope.kind === "person" ? scope.userId : null;
	const account = await tx.userAccount.findFirst({
		where: { placeId: schoolId, id: userId },
		select: { tiedTo: true },
	});
	// Whoever acts on an account of the own circle acts on the own.
	const isOwn = actor !== null && (await listCircle(tx, schoolId, actor)).includes(userId);
	const tie = isOwn ? actor : (tiedTo ?? account?.tiedTo ?? null);
	if (personId === null) return { personId, tiedTo: tie, waits: false };
	const employee = { schoolId, id: personId, kind: "employee", endedAt: null };
	if ((await tx.person.count({ where: employee })) === 0) throw new AppError("not-found");
	// Two who make one employee two accounts' at the same moment wait for each other.
	await tx.$queryRaw`SELECT id FROM person WHERE school_id = ${schoolId}::uuid AND id = ${personId}::uuid FOR UPDATE`;
	const day = new Date(today());
	const others = await tx.schoolRole.findMany({
		where: { schoolId, personId, userId: { not: userId }, OR: [{ endDate: null }, { endDate: { gt: day } }] },
		select: { userId: true },
	});
	const ids = others.map((other) => other.userId);
	const live = await tx.userAccount.count({ where: { placeId: schoolId, id: { in: ids }, endedAt: null } });
	if (live > 0) throw new AppError("conflict", "employee-taken");
	if (tie === null) return { personId, tiedTo: null, waits: false };
	// Tied to another admin than who acts: this one is the other who looks.
	if (actor !== null && tie !== actor) return { personId, tiedTo: tie, waits: await waitsNow(tx, schoolId, userId) };
	const waits = await hasOtherAdmin(tx, scope, tie as UserId);
	if (!waits) await recordLoneActs(tx, { schoolId, userId: tie as UserId }, [personId as PersonId], act);
	return { personId, tiedTo: tie, waits };
}

async function waitsNow(tx: SchoolTransaction, schoolId: string, userId: UserId): Promise<boolean> {
	return (await tx.schoolRole.count({ where: { schoolId, userId, role: "staff", waits: true } })) > 0;
}
