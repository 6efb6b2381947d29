import type { JobScope, Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId, UserId } from "../../domain/ids";
import type { LoneActKind } from "../../domain/lone-acts";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";

/** So many days somebody must have been admin, to be the other one who looks; and so long an admin who was put out still counts. */
export const settledDays = 7;
/** Who accepted until then has been admin for long enough. */
const settledBefore = () => new Date(now().getTime() - settledDays * 24 * 3600 * 1000);

/**
 * Who cannot look over this one's shoulder: oneself, the accounts of which one read a link or that one invited to an address of one's own, who did so to
 * oneself, and theirs; but for who has been admin for a week, which the others were told.
 */
export async function listCircle(tx: SchoolTransaction, schoolId: string, userId: string): Promise<readonly string[]> {
	const rows = await tx.$queryRaw<{ id: string }[]>`
		WITH RECURSIVE tied AS (
			SELECT u.id, u.tied_to FROM user_account u
			WHERE u.place_id = ${schoolId}::uuid AND u.tied_to IS NOT NULL AND NOT EXISTS (
				SELECT FROM school_role r
				WHERE r.school_id = u.place_id AND r.user_id = u.id AND r.role = 'admin' AND r.accepted_at <= ${settledBefore()}::timestamptz
					AND r.begin_date <= ${today()}::date AND (r.end_date IS NULL OR r.end_date > ${today()}::date))
		), circle (id) AS (
			SELECT ${userId}::uuid
			UNION
			SELECT CASE WHEN t.id = c.id THEN t.tied_to ELSE t.id END FROM circle c JOIN tied t ON t.id = c.id OR t.tied_to = c.id
		)
		SELECT id FROM circle`;
	return rows.map(({ id }) => id);
}

/**
 * Whether the school has an admin other than this one who may look over the shoulder: who accepted that role a week ago or longer, and can sign in. One
 * whose role was ended within the week counts too: putting the other out makes nobody alone at once.
 */
export async function hasOtherAdmin(
	tx: SchoolTransaction,
	{ schoolId }: { readonly schoolId: string },
	userId: UserId,
): Promise<boolean> {
	const [day, since] = [today(), addDays(today(), -settledDays)];
	const circle = await listCircle(tx, schoolId, userId);
	const [found] = await tx.$queryRaw<{ there: boolean }[]>`
		SELECT EXISTS (
			SELECT FROM school_role r JOIN user_account u ON u.place_id = r.school_id AND u.id = r.user_id
			WHERE r.school_id = ${schoolId}::uuid AND r.role = 'admin' AND r.user_id <> ALL (${[...circle]}::uuid[])
				AND u.ended_at IS NULL AND r.accepted_at <= ${settledBefore()}::timestamptz
				AND r.begin_date <= ${day}::date AND (r.end_date IS NULL OR r.end_date > ${since}::date)
		) AS there`;
	return found?.there ?? false;
}

/** Whether somebody is an admin who may stand in for another: by the same rule, and today. */
export async function isSettledAdmin(tx: SchoolTransaction, { schoolId, userId }: Scope): Promise<boolean> {
	const day = new Date(today());
	const held = await tx.schoolRole.count({
		where: {
			...{ schoolId, userId, role: "admin", beginDate: { lte: day }, acceptedAt: { lte: settledBefore() } },
			OR: [{ endDate: null }, { endDate: { gt: day } }],
		},
	});
	return held > 0;
}

/** Employees whose account is tied to this admin: the own one, one whose link was read, or that was offered to an address that is not the roster's. */
export async function listTiedEmployees(
	tx: SchoolTransaction,
	{ schoolId, userId }: Scope,
): Promise<readonly PersonId[]> {
	const day = new Date(today());
	const circle = [...(await listCircle(tx, schoolId, userId))];
	const roles = await tx.schoolRole.findMany({
		where: {
			...{ schoolId, role: "staff", personId: { not: null }, userId: { in: circle } },
			OR: [{ endDate: null }, { endDate: { gt: day } }],
		},
		select: { personId: true },
	});
	return roles.map(({ personId }) => personId as PersonId);
}

/**
 * What lets an employee see pupils is for another admin to do when the employee's account is tied to who does it. Where there is no other, it is
 * done, and shown for a year to whoever may ask. In the transaction of the act.
 * @throws AppError conflict (another-admin)
 */
export async function lookTwice(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	employees: readonly PersonId[],
	act: LoneActKind,
): Promise<void> {
	if (scope.kind !== "person" || employees.length === 0) return;
	const tied = new Set(await listTiedEmployees(tx, scope));
	const own = [...new Set(employees)].filter((personId) => tied.has(personId));
	if (own.length === 0) return;
	if (await hasOtherAdmin(tx, scope, scope.userId)) throw new AppError("conflict", "another-admin");
	await recordLoneActs(tx, scope, own, act);
}

export async function recordLoneActs(
	tx: SchoolTransaction,
	{ schoolId, userId }: Pick<Scope, "schoolId" | "userId">,
	employees: readonly PersonId[],
	act: LoneActKind,
): Promise<void> {
	await tx.loneAct.createMany({
		data: employees.map((personId) => ({ schoolId, id: newId(), byUser: userId, act, personId })),
	});
}

/**
 * The same of work that changes the roster: whether it lets a tied employee see a pupil that was not seen before.
 * @throws AppError conflict (another-admin)
 */
export async function lookTwiceAtRoster<T>(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	work: () => Promise<T>,
): Promise<T> {
	if (scope.kind !== "person") return work();
	const tied = await listTiedEmployees(tx, scope);
	if (tied.length === 0) return work();
	const before = new Set(await listSeen(tx, scope, tied));
	const done = await work();
	const more = (await listSeen(tx, scope, tied)).filter((pair) => !before.has(pair));
	const employees = more.map((pair) => pair.split(" ")[0] as PersonId);
	await lookTwice(tx, scope, employees, "roster");
	return done;
}

/** Pairs of an employee and a pupil whom the roster shows them now or later, each as two ids. */
async function listSeen(
	tx: SchoolTransaction,
	{ schoolId, today: day }: Scope,
	employees: readonly PersonId[],
): Promise<string[]> {
	const rows = await tx.$queryRaw<{ pair: string }[]>`
		SELECT DISTINCT concat_ws(' ', a.person_id, coalesce(m.person_id, a.pupil_id)) AS pair
		FROM assignment a
		LEFT JOIN group_membership m ON m.school_id = a.school_id AND m.group_id = a.group_id
			AND (m.end_date IS NULL OR m.end_date > ${day}::date)
		WHERE a.school_id = ${schoolId}::uuid AND a.person_id = ANY (${[...employees]}::uuid[])
			AND (a.end_date IS NULL OR a.end_date > ${day}::date)`;
	return rows.map(({ pair }) => pair);
}
