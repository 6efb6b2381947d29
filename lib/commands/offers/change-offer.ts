import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { PlaceTransaction } from "../../db/in-place";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { emailSchema } from "../accounts/email";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { closed } from "./close-expired";
import { addressOf } from "./offer-role";
import { type Opened, openOffer } from "./open-offer";

const idSchema = z.uuid();

/**
 * Sends or shows an open offer once more, with a new link and code; those before end.
 * @throws AppError not-found when no such offer is open
 */
export async function renewOffer(scope: Scope | JobScope, offerId: string): Promise<Opened> {
	requireAdmin(scope);
	const { opened, send } = await inSchoolAsAdmin(scope, async (tx) => {
		await lockOpenOffer(tx, scope.schoolId, offerId);
		await recordAudit(tx, scope, "offer.renew", { offerId });
		return openOffer(tx, scope, offerId);
	});
	await send();
	return opened;
}

/**
 * Takes an open offer back: its link opens nothing any more, and nothing of it is left but the log.
 * @throws AppError not-found when no such offer is open
 */
export async function withdrawOffer(scope: Scope | JobScope, offerId: string): Promise<void> {
	requireAdmin(scope);
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockOpenOffer(tx, scope.schoolId, offerId);
		const decidedBy = scope.kind === "person" ? scope.userId : null;
		await tx.accountOffer.update({
			where: { placeId_id: { placeId: scope.schoolId, id: offerId } },
			data: { state: "withdrawn", decidedAt: now(), decidedBy, ...closed },
		});
		await recordAudit(tx, scope, "offer.withdraw", { offerId });
	});
}

/** To whom it is; the form that corrects it begins empty. */
export const shownOffer = (email: string): Shown => ({ email });

/**
 * The same offer to another address, in one act: what went to the mistyped one opens nothing any more.
 * @param seen the version of shownOffer that was changed; null: whatever it is
 * @throws ChangedMeanwhile; AppError not-found; invalid when it is no address; conflict (offer-there, role-held, address-there)
 */
export async function correctOffer(
	scope: Scope | JobScope,
	offerId: string,
	address: string,
	seen: string | null = null,
): Promise<Opened> {
	requireAdmin(scope);
	const email = emailSchema.safeParse(address);
	if (!email.success) throw new AppError("invalid");
	const { opened, send } = await inSchoolAsAdmin(scope, async (tx) => {
		const offer = await lockOpenOffer(tx, scope.schoolId, offerId);
		if (scope.kind === "person")
			await requireSeen(tx, scope, {
				...{ seen, lock: `offer ${offerId}`, read: async () => shownOffer(offer.email) },
				...{ actions: ["offer.correct"], subject: { offerId } },
			});
		const role = offer.role === "admin" ? ("admin" as const) : ("staff" as const);
		const addressed = await addressOf(tx, scope, { email: email.data, role, personId: offer.personId });
		await tx.accountOffer.update({
			where: { placeId_id: { placeId: scope.schoolId, id: offerId } },
			data: { ...addressed, ...closed, readBy: null },
		});
		await recordAudit(tx, scope, "offer.correct", { offerId });
		return openOffer(tx, scope, offerId);
	});
	await send();
	return opened;
}

/**
 * The offer, held until the transaction ends: of two who decide at once one does.
 * @throws AppError not-found
 */
export async function lockOpenOffer(tx: PlaceTransaction, placeId: string, offerId: string) {
	if (!idSchema.safeParse(offerId).success) throw new AppError("not-found");
	await tx.$queryRaw`
		SELECT id FROM account_offer WHERE place_id = ${placeId}::uuid AND id = ${offerId}::uuid FOR UPDATE`;
	const offer = await tx.accountOffer.findFirst({
		where: { placeId, id: offerId, state: "open", expiresAt: { gt: now() } },
	});
	if (offer === null) throw new AppError("not-found");
	return offer;
}
