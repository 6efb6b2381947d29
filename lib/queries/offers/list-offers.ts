import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { AccountScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import { dayOfColumn } from "../../domain/school-day";

/** An offer that waits, for the admin of the school. */
export interface OpenOffer {
	readonly offerId: string;
	readonly name: string;
	readonly email: string;
	readonly role: "admin" | "staff";
	/** The employee of the roster; null: none. */
	readonly employee: string | null;
	/** Exclusive; null: until further notice. */
	readonly endDate: string | null;
	readonly madeAt: Date;
	readonly expiresAt: Date;
	/** Until when its link opens it; null: none was made. */
	readonly linkUntil: Date | null;
	/** A link was shown to an admin: the name of that one; null: none was. */
	readonly readBy: string | null;
	readonly asksCode: boolean;
	/** Of somebody who worked at several places before accounts belonged to one. */
	readonly isSplit: boolean;
	/** Whom it is for has an account here and accepts it when signed in. */
	readonly hasAccount: boolean;
}

const most = 200;

/** What the school offered and nobody answered yet, newest first, at most 200. */
export function listOffers(scope: Scope): Promise<OpenOffer[]> {
	requireAdmin(scope);
	const { schoolId: placeId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const offers = await tx.accountOffer.findMany({
			where: { placeId, state: "open", expiresAt: { gt: now() } },
			orderBy: [{ createdAt: "desc" }, { id: "desc" }],
			take: most,
		});
		const people = await tx.person.findMany({
			where: { schoolId: placeId, id: { in: offers.flatMap(({ personId }) => personId ?? []) } },
		});
		const accounts = await tx.userAccount.findMany({
			where: {
				placeId,
				id: { in: offers.flatMap(({ readBy, userId }) => [readBy, userId].filter((id) => id !== null)) },
			},
			select: { id: true, name: true, passwordHash: true, _count: { select: { links: true } } },
		});
		return offers.map((offer) => {
			const employee = people.find(({ id }) => id === offer.personId);
			const own = accounts.find(({ id }) => id === offer.userId);
			return {
				...{ offerId: offer.id, name: offer.name, email: offer.email, madeAt: offer.createdAt },
				role: offer.role === "admin" ? "admin" : "staff",
				employee:
					employee === undefined
						? null
						: [employee.givenName, employee.namePrefix, employee.familyName].filter(Boolean).join(" "),
				endDate: offer.endDate && dayOfColumn(offer.endDate),
				...{ expiresAt: offer.expiresAt, linkUntil: offer.linkUntil },
				readBy: accounts.find(({ id }) => id === offer.readBy)?.name ?? null,
				asksCode: offer.codeHash !== null,
				isSplit: offer.origin === "split",
				hasAccount: own !== undefined && (own.passwordHash !== null || own._count.links > 0),
			};
		});
	});
}

/** An offer to the account of who is signed in. */
export interface OwnOffer {
	readonly offerId: string;
	readonly role: "admin" | "staff";
	readonly madeAt: Date;
}

/** What the place of the account offers it besides, oldest first. */
export async function listOwnOffers(scope: AccountScope): Promise<OwnOffer[]> {
	const { placeId, userId } = scope;
	const offers = await inPlace(scope, (tx) =>
		tx.accountOffer.findMany({
			where: { placeId, userId, state: "open", expiresAt: { gt: now() } },
			orderBy: [{ createdAt: "asc" }, { id: "asc" }],
			take: 10,
		}),
	);
	return offers.map(({ id, role, createdAt }) => ({
		...{ offerId: id, role: role === "admin" ? ("admin" as const) : ("staff" as const), madeAt: createdAt },
	}));
}
