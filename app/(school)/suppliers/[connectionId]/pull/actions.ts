"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { textOf, wholeNumber } from "@/components/connections/read-terms-form";
import type { PullOutcome } from "@/components/pulls/pull-actions";
import type { PullFaultWord, SettingsOutcome } from "@/components/pulls/pull-settings-form";
import { requireScope } from "@/lib/authz/request-scope";
import { cancelWork } from "@/lib/commands/long-work/cancel-work";
import { beginPull } from "@/lib/commands/pulls/begin-pull";
import { pullSchema } from "@/lib/commands/pulls/pull-input";
import { savePull } from "@/lib/commands/pulls/save-pull";
import { switchOnPull } from "@/lib/commands/pulls/switch-on-pull";
import type { ConnectionId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const verbSchema = z.object({
	connectionId: z.guid(),
	verb: z.enum(["try", "tryAgain", "switchOn", "now"]),
});
const services = ["association", "students", "employees", "education"] as const;

/** A trial, a pull now, or from now on every night. */
export const act = action("state", async (_before: PullOutcome, form: FormData): Promise<PullOutcome> => {
	const scope = await requireScope();
	const parsed = verbSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return "conflict";
	const connectionId = parsed.data.connectionId as ConnectionId;
	const { verb } = parsed.data;
	try {
		if (verb === "switchOn") await switchOnPull(scope, connectionId);
		else await beginPull(scope, connectionId, { trial: verb !== "now" });
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
	revalidatePath(`/suppliers/${connectionId}`, "layout");
	return null;
});

/** Keeps where the roster is fetched and as whom. */
export const save = action("state", async (_before: SettingsOutcome, form: FormData): Promise<SettingsOutcome> => {
	const scope = await requireScope();
	const connectionId = z.guid().safeParse(form.get("connectionId"));
	if (!connectionId.success) return "conflict";
	const base = textOf(form, "base");
	const filter = textOf(form, "filter");
	const given = {
		...{ clientId: textOf(form, "clientId"), tokenAddress: textOf(form, "tokenAddress") },
		addresses: Object.fromEntries(services.map((service) => [service, textOf(form, `service.${service}`) || base])),
		consentAddress: textOf(form, "consentAddress") || null,
		...{ identifierType: textOf(form, "identifierType"), identifierValue: textOf(form, "identifierValue") },
		filter: filter === "true" ? true : filter === "false" ? false : null,
		hour: wholeNumber(textOf(form, "hour")),
	};
	const parsed = pullSchema.safeParse(given);
	if (!parsed.success) return { faults: faultsOf(form, base, parsed.error.issues) };
	try {
		await savePull(scope, connectionId.data as ConnectionId, parsed.data);
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
	revalidatePath(`/suppliers/${connectionId.data}`, "layout");
	return "saved";
});

/** Ends the pull that is under way after its page. */
export const stop = action("form", async (form: FormData): Promise<void> => {
	const scope = await requireScope();
	const workId = z.guid().safeParse(form.get("workId"));
	if (workId.success)
		await cancelWork(scope, workId.data).catch((error: unknown) => {
			// It ended by itself meanwhile: its panel says so.
			if (!(error instanceof AppError) || error.code !== "not-found") throw error;
		});
});

/** By the name of the field: the address that all services share is told once. */
function faultsOf(form: FormData, base: string, issues: readonly z.core.$ZodIssue[]): Record<string, PullFaultWord> {
	const faults: Record<string, PullFaultWord> = {};
	for (const { path, message } of issues) {
		const [name, service] = path.map(String);
		if (name === "addresses" && service !== undefined) {
			const own = textOf(form, `service.${service}`) !== "";
			faults[own ? `service.${service}` : "base"] = !own && base === "" ? "base" : (message as PullFaultWord);
		} else if (name === "tokenAddress" || name === "consentAddress") faults[name] = message as PullFaultWord;
		else faults[name ?? ""] = name === "clientId" ? "clientId" : "identifierValue";
	}
	return faults;
}
