import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { type Role, roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import type { UserId } from "../../domain/ids";
import { lineSchema } from "../../domain/line-schema";
import { offerDays } from "../../domain/offers";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { emailSchema } from "../accounts/email";
import { recordAudit } from "../record-audit";
import { closeExpired } from "./close-expired";
import { type Opened, openOffer } from "./open-offer";

const inputSchema = z.object({
	email: emailSchema,
	name: lineSchema(200),
	role: z.enum(roles),
	/** The employee of the roster that the account will be; staff without one sees no pupils. */
	personId: z.uuid().nullable().default(null),
	/** Exclusive; for who comes for a while. */
	endDate: daySchema.nullable().default(null),
	locale: z.enum(["nl", "en"]).default("nl"),
});
export type OfferInput = z.input<typeof inputSchema>;

/**
 * Offers somebody a role at the school, for 60 days: nothing is held before they accept. With mail the link goes to their mailbox; without mail it is
 * told here, once. Nothing is looked up beyond the school: an address that another school knows is offered as any other.
 * @returns how it is opened: the link, where no mail carries it, and the code that the admin tells, where the address is not the roster's
 * @throws AppError invalid (end-date-past); not-found for an employee that is not there; conflict (offer-there: one is open; role-held: the
 * account of this address holds the role; address-there: a colleague can take it back; employee-taken)
 */
export async function offerRole(
	scope: Scope | JobScope,
	input: OfferInput,
): Promise<Opened & { readonly offerId: string }> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	if (parsed.data.endDate !== null && parsed.data.endDate <= today()) throw new AppError("invalid", "end-date-past");
	const { offerId, opened, send } = await inSchoolAsAdmin(scope, (tx) => offerIn(tx, scope, parsed.data));
	await send();
	return { ...opened, offerId };
}

/** The same inside a transaction of the scope's school, with input that was checked. */
async function offerIn(tx: SchoolTransaction, scope: Scope | JobScope, given: z.output<typeof inputSchema>) {
	const { schoolId } = scope;
	const { email, role, personId, endDate, ...person } = given;
	const addressed = await addressOf(tx, scope, { email, role, personId });
	const id = newId();
	const by = scope.kind === "person" ? scope.userId : null;
	const made = await tx.accountOffer.createMany({
		data: [
			{
				...{ placeId: schoolId, id, role, personId, ...person, ...addressed },
				beginDate: new Date(today()),
				endDate: endDate === null ? null : new Date(endDate),
				origin: by === null ? "operator" : "invited",
				expiresAt: new Date(addDays(today(), offerDays)),
			},
		],
		skipDuplicates: true,
	});
	if (made.count === 0) throw new AppError("conflict", "offer-there");
	await recordAudit(tx, scope, "offer.make", { offerId: id, role, personId });
	return { offerId: id, ...(await openOffer(tx, scope, id)) };
}

/**
 * To whom an offer is: an address at which nothing of this role is held or offered, the account of the school that has it, and whether it is the one
 * that the roster has for the employee.
 * @throws AppError not-found; conflict (offer-there, role-held, address-there, employee-taken)
 */
export async function addressOf(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	{ email, role, personId }: { readonly email: string; readonly role: Role; readonly personId: string | null },
) {
	const { schoolId: placeId } = scope;
	const by = scope.kind === "person" ? scope.userId : null;
	const employee = personId === null ? null : await findEmployee(tx, scope, personId);
	const account = await tx.userAccount.findUnique({ where: { placeId_email: { placeId, email } } });
	if (account !== null && account.endedAt === null) await requireFree(tx, scope, account.id as UserId, role);
	await requireNotTakenBack(tx, scope, email);
	if (personId !== null) await requireUntaken(tx, scope, personId, account?.id ?? null);
	await closeExpired(tx, placeId, email, role);
	if ((await tx.accountOffer.count({ where: { placeId, email, role, state: "open" } })) > 0)
		throw new AppError("conflict", "offer-there");
	return {
		email,
		userId: account?.id ?? null,
		offeredBy: by,
		// What the admin's own file says is the admin's word, not the roster's.
		matchesRoster: employee?.email === email && (by === null || employee.emailBy !== by),
	};
}

async function findEmployee(tx: SchoolTransaction, { schoolId }: Scope | JobScope, id: string) {
	const employee = await tx.person.findFirst({ where: { schoolId, id, kind: "employee", endedAt: null } });
	if (employee === null) throw new AppError("not-found");
	return employee;
}

async function requireFree(tx: SchoolTransaction, { schoolId }: Scope | JobScope, userId: UserId, role: string) {
	const held = await tx.schoolRole.count({
		where: { schoolId, userId, role, OR: [{ endDate: null }, { endDate: { gt: new Date(today()) } }] },
	});
	if (held > 0) throw new AppError("conflict", "role-held");
}

/** An address that a colleague can still take back is not free: theirs is the mailbox. */
async function requireNotTakenBack(tx: SchoolTransaction, { schoolId }: Scope | JobScope, formerEmail: string) {
	const held = { placeId: schoolId, formerEmail, addressHeldUntil: { gt: now() } };
	if ((await tx.userAccount.count({ where: held })) > 0) throw new AppError("conflict", "address-there");
}

/** An employee is one live account at most: told now, and asked again when somebody accepts. */
async function requireUntaken(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	personId: string,
	userId: string | null,
) {
	const held = await tx.schoolRole.findMany({
		where: { schoolId, personId, OR: [{ endDate: null }, { endDate: { gt: new Date(today()) } }] },
		select: { userId: true },
	});
	if (held.some((role) => role.userId !== userId)) throw new AppError("conflict", "employee-taken");
}
