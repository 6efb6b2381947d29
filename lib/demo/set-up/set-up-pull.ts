import type { JSONWebKeySet } from "jose";
import { jobScope } from "../../authz/job-scope";
import { keepPull } from "../../commands/pulls/keep-pull";
import type { SchoolId } from "../../domain/ids";
import { Administration } from "../administration/administration";
import { administrationSchool } from "../administration/school-rows";
import type { World } from "../model/world";
import { primaryAdministration } from "../suppliers/suppliers";
import type { Secrets } from "./secrets";

const clientId = "groepsbeeld-demo";

/**
 * The administration system of the primary school: its roster came as a file, and from now on is fetched. It knows one
 * pupil whom the file did not.
 */
export async function setUpPull({
	world,
	secrets,
	keys,
}: {
	readonly world: World;
	readonly secrets: Secrets;
	/** Our public keys, as the system asks for them. */
	keys(): Promise<JSONWebKeySet>;
}): Promise<Administration> {
	const kept = world.schools.map((school) => administrationSchool(school, world.anchor));
	const system = await Administration.start({ schools: kept, clients: [{ clientId, keys }], pageSize: 100 });
	const school = world.schools.find(({ sector }) => sector === "po");
	const schoolId = school && secrets.schoolId(school.key);
	if (!school || !schoolId) return system;
	const key = `${school.key}/roster-pull`;
	const { connectionId } = await keepPull(
		jobScope(schoolId as SchoolId),
		{
			connectionId: secrets.client(key)?.connectionId ?? null,
			supplier: primaryAdministration,
			standard: "edu-v-roster",
		},
		{
			...{ clientId, tokenAddress: system.tokenAddress, addresses: system.addresses, filter: null, hour: 2 },
			consentAddress: system.consentAddress,
			...{ identifierType: "onderwijsaanbieder-id", identifierValue: school.onderwijsaanbiederId },
		},
	);
	secrets.keepClient(key, { clientId, secret: null, connectionId });
	return system;
}
