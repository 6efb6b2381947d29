import { jobScope } from "../../authz/job-scope";
import type { JobScope } from "../../authz/scope";
import { addConnection } from "../../commands/connections/add-connection";
import { addSchool } from "../../commands/schools/add-school";
import type { SchoolId } from "../../domain/ids";
import type { DemoSchool } from "../model/school";
import type { DemoConnection } from "../suppliers/suppliers";
import { type KeptClient, publicJwks, type Secrets } from "./secrets";

/** The school itself; known already on a later run. */
export async function setUpSchool(secrets: Secrets, school: DemoSchool): Promise<JobScope> {
	const known = secrets.schoolId(school.key);
	if (known) return jobScope(known as SchoolId);
	const { schoolId } = await addSchool({
		name: school.name,
		sector: school.sector,
		identifiers: [
			{ type: "onderwijsaanbieder-id", value: school.onderwijsaanbiederId },
			{ type: "oie-code", value: school.oieCode },
		],
	});
	secrets.keepSchool(school.key, schoolId);
	return jobScope(schoolId);
}

type WantedConnection = Omit<DemoConnection, "practice" | "tests">;

/** A connection with its client; the secret is shown once, so it is kept here. */
export async function setUpConnection(
	secrets: Secrets,
	scope: JobScope,
	schoolKey: string,
	connection: WantedConnection,
): Promise<KeptClient> {
	const key = `${schoolKey}/${connection.key}`;
	const known = secrets.client(key);
	if (known) return known;
	const { supplier, standard, scopes, authMethod, adaptive, actorHomePages, lateAfterSchoolDays } = connection;
	const signs = authMethod === "private_key_jwt";
	const added = await addConnection(scope, {
		...{ supplier, standard, scopes: [...scopes], authMethod, adaptive, lateAfterSchoolDays },
		actorHomePages: { ...actorHomePages },
		jwks: signs ? asJwks(await secrets.privateKey()) : null,
	});
	// A supplier with one client for all its schools was told its secret at the first.
	const secret = added.clientSecret ?? secrets.secretOf(added.clientId);
	if (secret === null && !signs) throw new Error("the secret of a client is not known; begin anew with -- --fresh");
	const client: KeptClient = { clientId: added.clientId, secret, connectionId: added.connectionId };
	secrets.keepClient(key, client);
	return client;
}

function asJwks(key: Parameters<typeof publicJwks>[0]) {
	return { keys: publicJwks(key).keys.map((open) => ({ ...open, kty: open.kty ?? "EC" })) };
}
