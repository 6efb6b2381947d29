"use server";
import { z } from "zod";
import { qualityHref, readQualityAddress } from "@/components/quality/quality-address";
import { decideHold } from "@/lib/commands/connections/decide-hold";
import { nameHomePage } from "@/lib/commands/connections/name-home-page";
import { startReplay } from "@/lib/commands/replay/start-replay";
import { personIdentifierTypes } from "@/lib/domain/identifiers";
import { connectionId, deliveryId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action, leadTo } from "@/lib/http/action";
import { sinceOf } from "@/lib/queries/quality/list-causes";
import { readCauseKey } from "@/lib/queries/quality/quality-filter";

const refresh = "/quality";

/** Reads again what the form names: one record, a delivery, or the cause that is open; then shows how it goes. */
export const readAgain = action({
	scope: "person",
	input: z.looseObject({
		delivery: deliveryId.optional(),
		index: z.coerce.number().int().min(0).nullable().default(null),
	}),
	refresh,
	work: async ({ scope, input: { delivery, index, ...fields } }) => {
		const address = readQualityAddress(fields);
		const cause = readCauseKey(address.cause);
		const asked = delivery
			? { deliveryId: delivery, index }
			: cause && { ...cause, since: sinceOf(address).toISOString() };
		if (!asked) throw new AppError("not-found", "nothing-to-read");
		const { workId } = await startReplay(scope, asked);
		return leadTo(qualityHref(address, { cause: address.cause, page: address.page }, { work: workId }));
	},
});

/** Of which kind the pupil numbers of a system are; the cause stays open, to be read again. */
export const nameKind = action({
	scope: "person",
	input: z.looseObject({ connectionId, homePage: z.string(), type: z.enum(personIdentifierTypes) }),
	refresh,
	work: async ({ scope, input: { connectionId, homePage, type, ...fields } }) => {
		await nameHomePage(scope, { connectionId, homePage, type });
		const address = readQualityAddress(fields);
		return leadTo(qualityHref(address, { cause: address.cause }, { told: "decided" }));
	},
});

/** A person's word on a connection that waits. */
export const decideHeld = action({
	scope: "person",
	input: z.object({ connectionId, decision: z.enum(["pass", "refuse"]) }),
	refresh,
	work: async ({ scope, input }) => {
		await decideHold(scope, input);
		return leadTo(qualityHref(readQualityAddress({}), {}, { told: "decided" }));
	},
});
