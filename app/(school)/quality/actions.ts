"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { qualityHref, readQualityAddress } from "@/components/quality/quality-address";
import { requireScope } from "@/lib/authz/request-scope";
import { decideHold } from "@/lib/commands/connections/decide-hold";
import { nameHomePage } from "@/lib/commands/connections/name-home-page";
import { cancelWork } from "@/lib/commands/long-work/cancel-work";
import { startReplay } from "@/lib/commands/replay/start-replay";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { findWork } from "@/lib/queries/long-work/find-work";
import { sinceOf } from "@/lib/queries/quality/list-causes";
import { readCauseKey } from "@/lib/queries/quality/quality-filter";

const oneSchema = z.object({ delivery: z.guid(), index: z.coerce.number().int().min(0).nullable().default(null) });

/** Reads again what the form names: one record, a delivery, or the cause that is open; then shows how it goes. */
export const readAgain = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const fields = Object.fromEntries(form);
	const address = readQualityAddress(fields);
	const cause = readCauseKey(address.cause);
	const one = oneSchema.safeParse(fields).data;
	const back = (besides: Record<string, string>) =>
		qualityHref(address, { cause: address.cause, page: address.page }, besides);
	let to = back({ told: "gone" });
	try {
		const input = one
			? { deliveryId: one.delivery, index: one.index }
			: cause && { ...cause, since: sinceOf(address).toISOString() };
		if (input) to = back({ work: (await startReplay(scope, input)).workId });
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		const running = error.code === "conflict" ? await findWork(scope, { kind: "replay" }) : null;
		if (running) to = back({ told: "busy", work: running.workId });
	}
	redirect(to);
});

/** Ends work after the step under way; where it has ended by itself, the page shows that. */
export const endWork = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const { workId } = z.object({ workId: z.guid() }).parse(Object.fromEntries(form));
	try {
		await cancelWork(scope, workId);
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
	}
	redirect(qualityHref(readQualityAddress({}), {}, { work: workId }));
});

/** Of which kind the pupil numbers of a system are; the cause stays open, to be read again. */
export const nameKind = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const fields = Object.fromEntries(form);
	const address = readQualityAddress(fields);
	let told = "decided";
	try {
		await nameHomePage(scope, fields as unknown as Parameters<typeof nameHomePage>[1]);
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		told = "undecided";
	}
	redirect(qualityHref(address, { cause: address.cause }, { told }));
});

/** A person's word on a connection that waits. */
export const decideHeld = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const sent = z
		.object({ connectionId: z.guid(), decision: z.enum(["pass", "refuse"]) })
		.parse(Object.fromEntries(form));
	let told = "decided";
	try {
		await decideHold(scope, sent);
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		told = "undecided";
	}
	redirect(qualityHref(readQualityAddress({}), {}, { told }));
});
