import { createHash, randomBytes } from "node:crypto";
import type { SessionPlace } from "../authz/sessions/session-place";
import { beginSession } from "../authz/sessions/sessions";
import type { SignedBy } from "../authz/sessions/signed-by";
import { hashClientSecret, hashPassword } from "../authz/sign-in/passwords";
import { today } from "../clock";
import { prisma } from "../db/client";
import { deterministicId, newId } from "../db/ids";
import { inPlace } from "../db/in-place";
import { inSchool } from "../db/in-school";
import { type OptionalField, optionalFields } from "../domain/connection-fields";
import type { PersonIdentifierType } from "../domain/identifiers";
import type {
	AccountKey,
	ConnectionId,
	GoalId,
	GroupId,
	PersonId,
	PlaceId,
	PlanId,
	SchoolId,
	SessionId,
	UserId,
} from "../domain/ids";
import { type SchoolYear, schoolYearOf as schoolYearOfDay } from "../domain/school-year";
import type { SubjectKey } from "../domain/subjects";

/**
 * Synthetic data for tests, one factory per noun: each writes through the runtime role, gives what a test does not care
 * about, and answers ids. `over` wins over what the factory chose. All dates are yyyy-mm-dd.
 */
let counter = 0;
const next = () => ++counter;
const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** The school year (1 August to 1 August) in which a day falls. */
export function schoolYearOf(day: string = today()): SchoolYear {
	return schoolYearOfDay(day);
}

export interface TestSchool {
	readonly schoolId: SchoolId;
	readonly periodId: string;
	readonly name: string;
	/** Its onderwijsaanbieder-id, as a delivery names it. */
	readonly masterId: string;
	readonly beginDate: string;
	readonly endDate: string;
}

export async function createSchool(over: { name?: string; sector?: "po" | "vo" } = {}): Promise<TestSchool> {
	const schoolId = newId<SchoolId>();
	const name = over.name ?? `School ${next()}`;
	// Synthetic, of the pattern 100A000 (glossary: onderwijsaanbieder).
	const masterId = `${100 + (next() % 900)}A${randomBytes(3).readUIntBE(0, 3) % 1000}`.padEnd(7, "0");
	const year = schoolYearOf();
	const periodId = newId();
	await prisma().school.create({ data: { id: schoolId, name, sector: over.sector ?? "po" } });
	await prisma().schoolIdentifier.create({
		data: { type: "onderwijsaanbieder-id", value: masterId, ownerSchool: schoolId },
	});
	await inSchool({ schoolId }, (tx) =>
		tx.schoolPeriod.create({
			data: {
				schoolId,
				id: periodId,
				name: year.name,
				beginDate: asDate(year.beginDate),
				endDate: asDate(year.endDate),
			},
		}),
	);
	return { schoolId, periodId, name, masterId, beginDate: year.beginDate, endDate: year.endDate };
}

interface PersonOver {
	givenName?: string;
	namePrefix?: string | null;
	familyName?: string;
	identifiers?: { type: PersonIdentifierType; source?: string; value: string }[];
}

export async function createPupil(
	schoolId: SchoolId,
	over: PersonOver & { groupId?: GroupId; schoolYear?: number } = {},
): Promise<{ pupilId: PersonId; eckId: string }> {
	const eckId = eckIdOf(`${schoolId} ${next()}`);
	const identifiers = over.identifiers ?? [{ type: "eck-id" as const, value: eckId }];
	const pupilId = await createPerson(schoolId, "pupil", { ...over, identifiers });
	if (over.groupId) await addMember(schoolId, over.groupId, pupilId, { schoolYear: over.schoolYear });
	return { pupilId, eckId: identifiers.find((identifier) => identifier.type === "eck-id")?.value ?? eckId };
}

export async function createEmployee(schoolId: SchoolId, over: PersonOver = {}): Promise<{ personId: PersonId }> {
	return { personId: await createPerson(schoolId, "employee", over) };
}

/** A pseudonym in the shape of an ECK iD: 128 hexadecimal digits under the national prefix. */
export function eckIdOf(seed: string): string {
	return `https://ketenid.nl/pilot/${createHash("sha512").update(seed).digest("hex")}`;
}

async function createPerson(schoolId: SchoolId, kind: "pupil" | "employee", over: PersonOver): Promise<PersonId> {
	const id = newId<PersonId>();
	const number = next();
	await inSchool({ schoolId }, async (tx) => {
		await tx.person.create({
			data: {
				schoolId,
				id,
				kind,
				givenName: over.givenName ?? `Voornaam${number}`,
				namePrefix: over.namePrefix ?? null,
				familyName: over.familyName ?? `Achternaam${number}`,
			},
		});
		await tx.personIdentifier.createMany({
			data: (over.identifiers ?? []).map((identifier) => ({ schoolId, personId: id, source: "", ...identifier })),
		});
	});
	return id;
}

export async function createGroup(
	school: TestSchool,
	over: { name?: string; kind?: "class" | "lesson-group"; subjectKey?: string; combination?: boolean } = {},
): Promise<{ groupId: GroupId }> {
	const groupId = newId<GroupId>();
	const data = {
		schoolId: school.schoolId,
		id: groupId,
		name: over.name ?? `Groep ${next()}`,
		kind: over.kind ?? "class",
		subjectKey: over.subjectKey ?? null,
		combination: over.combination ?? false,
		schoolPeriodId: school.periodId,
		source: "test",
		sourceId: groupId,
	};
	await inSchool(school, (tx) => tx.group.create({ data }));
	return { groupId };
}

export async function addMember(
	schoolId: SchoolId,
	groupId: GroupId,
	personId: PersonId,
	over: { schoolYear?: number; beginDate?: string; endDate?: string } = {},
): Promise<void> {
	const beginDate = asDate(over.beginDate ?? schoolYearOf().beginDate);
	const endDate = over.endDate ? asDate(over.endDate) : null;
	const schoolYear = over.schoolYear ?? null;
	await inSchool({ schoolId }, (tx) =>
		tx.groupMembership.create({ data: { schoolId, groupId, personId, schoolYear, beginDate, endDate } }),
	);
}

/** Who teaches or coaches: a group for (class-)teachers, a pupil for coaches. */
export async function assign(
	schoolId: SchoolId,
	personId: PersonId,
	over: {
		kind: "class-teacher" | "teacher" | "coach";
		groupId?: GroupId;
		pupilId?: PersonId;
		beginDate?: string;
		endDate?: string;
	},
): Promise<void> {
	const { kind, groupId = null, pupilId = null } = over;
	const beginDate = asDate(over.beginDate ?? schoolYearOf().beginDate);
	const endDate = over.endDate ? asDate(over.endDate) : null;
	await inSchool({ schoolId }, (tx) =>
		tx.assignment.create({
			data: { schoolId, id: newId(), personId, kind, groupId, pupilId, beginDate, endDate, source: "test" },
		}),
	);
}

/** Who has an account at each place where a test gives them a role: the same id, address and password at each. */
const people = new Map<UserId, { email: string; name: string; passwordHash: string | null; places: Set<PlaceId> }>();

/** Somebody with an address; the account begins with the first role at a place. Without a password nobody can sign in with it. */
export async function createAccount(
	over: { email?: string; name?: string; password?: string } = {},
): Promise<{ userId: UserId; email: string }> {
	const userId = newId<UserId>();
	const email = over.email ?? `account${next()}-${randomBytes(4).toString("hex")}@school.test`;
	const passwordHash = over.password === undefined ? null : await hashPassword(over.password, email);
	people.set(userId, { email, name: over.name ?? "Test Account", passwordHash, places: new Set() });
	return { userId, email };
}

/** The account of somebody at a place: made when it is not there. */
export async function createAccountAt(placeId: PlaceId, userId: UserId): Promise<AccountKey> {
	const person = people.get(userId);
	if (person && !person.places.has(placeId)) {
		const { email, name, passwordHash } = person;
		await inPlace({ placeId }, (tx) =>
			tx.userAccount.create({ data: { placeId, id: userId, email, name, passwordHash } }),
		);
		person.places.add(placeId);
	}
	return { placeId, userId };
}

/** A session in which every account that somebody was given is proven. */
export function beginSessionOf(
	userId: UserId,
	at?: Date,
	signedBy: SignedBy = "password",
	place?: SessionPlace,
	start?: Parameters<typeof beginSession>[3],
): Promise<SessionId> {
	const places = [...(people.get(userId)?.places ?? [])];
	return beginSession(
		places.map((placeId) => ({ placeId, userId, signedBy })),
		at,
		place,
		start,
	);
}

export async function createRole(
	schoolId: SchoolId,
	userId: UserId,
	over: {
		role?: "staff" | "admin";
		personId?: PersonId;
		beginDate?: string;
		endDate?: string;
		/** When its holder accepted it; from the begin unless said. */
		acceptedAt?: Date;
	} = {},
): Promise<void> {
	const beginDate = asDate(over.beginDate ?? schoolYearOf().beginDate);
	const endDate = over.endDate ? asDate(over.endDate) : null;
	const { role = "staff", personId = null, acceptedAt = beginDate } = over;
	await createAccountAt(schoolId, userId);
	await inSchool({ schoolId }, (tx) =>
		tx.schoolRole.create({ data: { schoolId, id: newId(), userId, role, personId, beginDate, endDate, acceptedAt } }),
	);
}

/** A supplier with a client (which can sign in if it is given a secret) and its connection with the school. */
export async function createConnection(
	schoolId: SchoolId,
	over: {
		standard?: string;
		state?: string;
		scopes?: string[];
		clientId?: string;
		clientSecret?: string;
		supplierName?: string;
		adaptive?: "yes" | "no" | "unknown";
		mboxAllowed?: boolean;
		fields?: OptionalField[];
	} = {},
): Promise<{ connectionId: ConnectionId; oauthClientId: string; clientId: string; supplierId: string }> {
	const name = over.supplierName ?? `Supplier ${next()}`;
	const connectionId = newId<ConnectionId>();
	const [supplierId, oauthClientId] = [newId(), newId()];
	const clientId = over.clientId ?? `client-${oauthClientId}`;
	const scopes = over.scopes ?? ["eduv.result"];
	await prisma().supplier.create({ data: { id: supplierId, key: `supplier-${supplierId}`, name } });
	const secretHash = over.clientSecret === undefined ? null : await hashClientSecret(over.clientSecret);
	await prisma().oAuthClient.create({
		data: { id: oauthClientId, supplierId, clientId, name, authMethod: "client_secret_basic", secretHash, scopes },
	});
	const { standard = "edu-v-results", state = "active", adaptive = "unknown", mboxAllowed = false } = over;
	const fields = over.fields ?? [...optionalFields];
	await inSchool({ schoolId }, (tx) =>
		tx.connection.create({
			data: {
				schoolId,
				id: connectionId,
				supplierId,
				oauthClientId,
				standard,
				scopes,
				state,
				adaptive,
				mboxAllowed,
				fields,
			},
		}),
	);
	return { connectionId, oauthClientId, clientId, supplierId };
}

/** A measurable goal in a small framework of the tests' own. */
export async function createGoal(
	over: { subjectKey?: SubjectKey; code?: string; title?: string; sector?: "po" | "vo" } = {},
): Promise<{ goalId: GoalId }> {
	const frameworkId = deterministicId("test-framework");
	const framework = { id: frameworkId, key: "test", name: "Test goals", version: "1", source: "test" };
	await prisma().goalFramework.createMany({ data: [framework], skipDuplicates: true });
	const position = next();
	const goalId = newId<GoalId>();
	await prisma().goal.create({
		data: {
			id: goalId,
			frameworkId,
			subjectKey: over.subjectKey ?? "arithmetic",
			sector: over.sector ?? "po",
			code: over.code ?? `T${position}`,
			title: over.title ?? `Goal ${position}`,
			text: `The pupil masters goal ${position}.`,
			measurable: true,
			position,
		},
	});
	return { goalId };
}

/** A group plan of a whole school year, with a goal on its basis; one pupil may have a place there. */
export async function createGroupPlan(
	school: TestSchool,
	groupId: GroupId,
	pupilId: PersonId | null = null,
	over: { subjectKey?: SubjectKey; beginDate?: string; endDate?: string } = {},
): Promise<PlanId> {
	const { schoolId } = school;
	const id = newId<PlanId>();
	const texts = { goal: "", approach: "", organisation: "", evaluation: "" };
	const levels = { "extra-support": texts, basis: { ...texts, goal: "Reach goal 5" }, enrichment: texts };
	const days = {
		beginDate: asDate(over.beginDate ?? school.beginDate),
		endDate: asDate(over.endDate ?? school.endDate),
	};
	const about = { schoolId, id, groupId, subjectKey: over.subjectKey ?? "arithmetic", ...days, levels };
	await inSchool(school, async (tx) => {
		await tx.groupPlan.create({ data: { ...about, createdBy: newId(), updatedAt: new Date() } });
		if (pupilId) await tx.groupPlanPlace.create({ data: { schoolId, planId: id, pupilId, level: "basis" } });
	});
	return id;
}
