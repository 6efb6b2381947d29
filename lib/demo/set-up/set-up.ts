import type { JobScope } from "../../authz/scope";
import { addHolidays } from "../../commands/publication/add-holidays";
import { setPublicationWindow } from "../../commands/publication/set-publication-window";
import type { GroupId, PersonId } from "../../domain/ids";
import { defaultWindow } from "../../domain/publication";
import { listRosterKeys, type RosterKeys } from "../../queries/roster/list-roster-keys";
import { deliverRoster } from "../delivery/deliver";
import type { Lane } from "../delivery/history";
import { type Credentials, SupplierClient } from "../delivery/supplier-client";
import type { DemoSchool } from "../model/school";
import { listFreeDaysAround } from "../model/school-calendar";
import type { World } from "../model/world";
import { edexml } from "../roster/edexml";
import { oneRosterZip } from "../roster/oneroster-zip";
import { type DemoConnection, listConnections } from "../suppliers/suppliers";
import type { DemoFile } from "./demo-file";
import { mapGoals } from "./map-goals";
import type { KeptClient, Secrets } from "./secrets";
import { setUpBoard } from "./set-up-board";
import { setUpPeople } from "./set-up-people";
import { setUpConnection, setUpSchool } from "./set-up-school";

export interface SetUpInput {
	readonly baseUrl: string;
	readonly publicUrl: string;
	readonly world: World;
	readonly secrets: Secrets;
	readonly signal: AbortSignal;
	say(line: string): void;
}
export interface SetUp {
	readonly file: DemoFile;
	/** Ways in for practice and tests. */
	readonly lanes: readonly Lane[];
}

/** Schools, connections, rosters, people and mappings; what is there already is left as it is. */
export async function setUp(input: SetUpInput): Promise<SetUp> {
	const parts: (Omit<DemoFile, "baseUrl"> & { lanes: Lane[] })[] = [];
	for (const school of input.world.schools) parts.push(await setUpOne(input, school));
	const schools = parts.flatMap((part) => part.schools);
	const ofBoard = await setUpBoard(
		input.secrets,
		schools.map(({ id }) => id),
	);
	return {
		lanes: parts.flatMap((part) => part.lanes),
		file: {
			baseUrl: input.baseUrl,
			users: [...parts.flatMap((part) => part.users), ofBoard],
			clients: parts.flatMap((part) => part.clients),
			schools,
			groups: parts.flatMap((part) => part.groups),
			pupils: parts.flatMap((part) => part.pupils),
		},
	};
}

async function setUpOne(input: SetUpInput, school: DemoSchool) {
	const { secrets, world } = input;
	const scope = await setUpSchool(secrets, school);
	const lanes: Lane[] = [];
	const clients: DemoFile["clients"][number][] = [];
	for (const connection of listConnections(school)) {
		const kept = await setUpConnection(secrets, scope, school.key, connection);
		const credentials = await credentialsOf(input, connection, kept);
		const client = new SupplierClient(input.baseUrl, credentials, input.signal);
		await once(secrets, `map ${school.key} ${connection.key}`, () =>
			mapGoals(scope, school, connection, kept.connectionId),
		);
		if (connection.key === "roster") {
			await once(secrets, `roster ${school.key}`, () => sendRoster(client, school, connection, world.anchor));
		} else lanes.push({ school, connection, client });
		clients.push(clientRow(connection, kept, credentials, scope));
	}
	await once(secrets, `free days ${school.key}`, async () => {
		await addHolidays(scope, listFreeDaysAround(world.anchor));
		// Years of tests come in on the first day; its talk sheets are not to be empty until the next school day at 17:00.
		await setPublicationWindow(scope, { ...defaultWindow, at: null });
	});
	const keys = await listRosterKeys(scope);
	const personIds = new Map(keys.people.map((person) => [person.value, person.id]));
	const users = await setUpPeople(secrets, scope, school, personIds);
	input.say(`${school.name}: ${keys.groups.length} groups, ${school.pupils.length} pupils, ${users.length} accounts`);
	return { lanes, clients, users, ...listed(scope, school, keys, personIds) };
}

function listed(scope: JobScope, school: DemoSchool, keys: RosterKeys, personIds: ReadonlyMap<string, PersonId>) {
	const { schoolId } = scope;
	const { id, name, onderwijsaanbiederId, oieCode } = { id: schoolId, ...school };
	const groupIds = new Map<string, GroupId>(keys.groups.map((group) => [group.sourceId, group.id]));
	return {
		schools: [{ id, name, onderwijsaanbiederId, oieCode }],
		groups: keys.groups.map((group) => ({
			...{ id: group.id, schoolId, name: group.name, kind: group.kind, path: `/groups/${group.id}` },
		})),
		pupils: school.pupils.flatMap((pupil) => {
			const pupilId = personIds.get(pupil.eckId);
			const groupId = groupIds.get(pupil.classKey);
			return pupilId && groupId ? [{ id: pupilId, groupId, eckId: pupil.eckId, asi: pupil.asi }] : [];
		}),
	};
}

async function once(secrets: Secrets, step: string, work: () => Promise<void>): Promise<void> {
	if (secrets.isDone(step)) return;
	await work();
	secrets.markDone(step);
}

function sendRoster(
	client: SupplierClient,
	school: DemoSchool,
	connection: DemoConnection,
	anchor: string,
): Promise<void> {
	return connection.standard === "edexml"
		? deliverRoster(client, "edexml", edexml(school, anchor))
		: deliverRoster(client, "oneroster-csv", oneRosterZip(school, anchor));
}

async function credentialsOf(
	{ secrets, publicUrl }: SetUpInput,
	connection: DemoConnection,
	kept: KeptClient,
): Promise<Credentials> {
	const { clientId, secret } = kept;
	const scope = connection.scopes.join(" ");
	// Assertions are meant for the address that the server is known by, whichever way it is reached.
	const audience = `${publicUrl}/api/oauth/token`;
	if (secret === null) return { kind: "private-key", clientId, key: await secrets.privateKey(), scope, audience };
	if (connection.standard === "xapi") return { kind: "basic", clientId, secret };
	return { kind: "bearer", clientId, secret, scope };
}

function clientRow(connection: DemoConnection, kept: KeptClient, credentials: Credentials, scope: JobScope) {
	return {
		supplier: connection.supplier.name,
		standard: connection.standard,
		clientId: kept.clientId,
		clientSecret: credentials.kind === "private-key" ? JSON.stringify(credentials.key) : credentials.secret,
		scopes: connection.scopes,
		schoolId: scope.schoolId,
		connectionId: kept.connectionId,
	};
}
