import { z } from "zod";
import { jobScope } from "../../authz/job-scope";
import { now } from "../../clock";
import { type AddedConnection, addConnection } from "../../commands/connections/add-connection";
import { listStandards } from "../../standards/registry";
import { findSchool } from "./find-school";
import { schoolId } from "./words";

export const supplierKey = z
	.string("give --supplier")
	.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "--supplier: lower-case letters, digits and dashes");
/** Those by which a system comes to us; the others are set up on the screens. */
const brought = listStandards().filter(({ pull }) => !pull);
export const standardKey = z.string("give --standard").refine((given) => brought.some(({ key }) => key === given), {
	message: `--standard is one of: ${brought.map(({ key }) => key).join(", ")}`,
});

export const connectSchema = z.object({
	school: schoolId,
	standard: standardKey,
	supplier: supplierKey,
	"supplier-name": z.string().trim().min(1).optional(),
	adaptive: z.enum(["yes", "no", "unknown"], "--adaptive is yes, no or unknown").default("unknown"),
});

export async function connect(given: z.output<typeof connectSchema>): Promise<string> {
	const school = await findSchool(given.school);
	const supplier = { key: given.supplier, name: given["supplier-name"] ?? given.supplier };
	const { standard, adaptive } = given;
	return shown(await addConnection(jobScope(school.schoolId), { supplier, standard, adaptive })).join("\n");
}

/** The credentials, the only time that they can be read. */
export function shown(made: AddedConnection): string[] {
	return [
		`connection   ${made.connectionId}`,
		`client id    ${made.clientId}`,
		`secret       ${made.clientSecret ?? "(the client was there already: its own secret)"}`,
		`scopes       ${made.scopes.join(" ")}`,
		`made         ${now().toISOString()}`,
	];
}
