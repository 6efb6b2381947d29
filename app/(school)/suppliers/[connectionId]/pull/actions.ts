"use server";
import { z } from "zod";
import { beginPull } from "@/lib/commands/pulls/begin-pull";
import { pullSchema } from "@/lib/commands/pulls/pull-input";
import { savePull } from "@/lib/commands/pulls/save-pull";
import { switchOnPull } from "@/lib/commands/pulls/switch-on-pull";
import { connectionId } from "@/lib/domain/ids";
import { InvalidFields } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { optionalText, typedText } from "@/lib/http/form-schemas";
import { wholeNumber } from "@/lib/http/terms-form";

const refresh = "/suppliers";

/** A trial, a pull now, or from now on every night. */
export const runPull = action({
	scope: "person",
	input: z.object({ connectionId, verb: z.enum(["try", "tryAgain", "switchOn", "now"]) }),
	refresh,
	work: async ({ scope, input: { connectionId, verb } }) => {
		if (verb === "switchOn") await switchOnPull(scope, connectionId);
		else await beginPull(scope, connectionId, { trial: verb !== "now" });
	},
});

const services = ["association", "students", "employees", "education"] as const;
const settings = z.object({
	connectionId,
	...{ clientId: typedText, tokenAddress: typedText, base: typedText, consentAddress: optionalText },
	...{ "service.association": typedText, "service.students": typedText },
	...{ "service.employees": typedText, "service.education": typedText },
	...{ identifierType: typedText, identifierValue: typedText, filter: typedText, hour: typedText },
});

/** Keeps where the roster is fetched and as whom. */
export const savePullSettings = action({
	scope: "person",
	input: settings,
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => {
		const { clientId, tokenAddress, base, consentAddress, identifierType, identifierValue, filter, hour } = input;
		const parsed = pullSchema.safeParse({
			...{ clientId, tokenAddress, consentAddress, identifierType, identifierValue },
			addresses: Object.fromEntries(services.map((service) => [service, input[`service.${service}`] || base])),
			filter: filter === "true" ? true : filter === "false" ? false : null,
			hour: wholeNumber(hour),
		});
		if (!parsed.success) throw new InvalidFields(faultsOf(input, parsed.error.issues));
		return savePull(scope, input.connectionId, parsed.data, seen);
	},
});

/** By the name of the field: the address that all services share is told once. */
function faultsOf(input: z.output<typeof settings>, issues: readonly z.core.$ZodIssue[]): Record<string, string> {
	const faults: Record<string, string> = {};
	for (const { path, message } of issues) {
		const [name, service] = path.map(String);
		if (name === "addresses" && service !== undefined) {
			const own = input[`service.${service as (typeof services)[number]}`] !== "";
			faults[own ? `service.${service}` : "base"] = !own && input.base === "" ? "base" : message;
		} else if (name === "tokenAddress" || name === "consentAddress") faults[name] = message;
		else faults[name ?? ""] = name === "clientId" ? "clientId" : "identifierValue";
	}
	return faults;
}
