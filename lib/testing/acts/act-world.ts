import type { AccountScope, Scope } from "../../authz/scope";
import type { SignedBy } from "../../authz/sessions/signed-by";
import { hashClientSecret } from "../../authz/sign-in/passwords";
import { now } from "../../clock";
import { versionOf } from "../../commands/acts/require-seen";
import { newId } from "../../db/ids";
import type { PlaceTransaction } from "../../db/in-place";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { actFields, type Shown } from "../../domain/answer";
import type { GroupId, PersonId, PlaceId, SchoolId, SessionId, UserId } from "../../domain/ids";
import { createSchool, eckIdOf, schoolYearOf } from "../factories";
import { personScope } from "../person-scope";

/** Of everybody in a world. */
export const password = "vier gewone woorden samen";
/** As a light hash: what it costs to try a password is tested elsewhere. */
let passwordHash: Promise<string> | undefined;

/**
 * A school in which something can be done: two admins, a teacher and a colleague of one group, and two pupils. Each is signed in.
 * There are hundreds of it in one file of tests, so it is made in few statements, and not by a factory for each noun.
 */
export async function makeActWorld() {
	passwordHash ??= hashClientSecret(password);
	const [school, hash] = [await createSchool(), await passwordHash];
	const { schoolId } = school;
	const groupId = newId<GroupId>();
	const pupils = [1, 2].map((n) => ({
		personId: newId<PersonId>(),
		eckId: eckIdOf(`${schoolId} ${n}`),
		name: `Leerling${n}`,
	}));
	const [admin, otherAdmin, teacher, colleague] = ["Ans", "Cas", "Tess", "Daan"].map((name, at) =>
		aPerson(schoolId, name, at < 2 ? "admin" : "staff"),
	) as [Member, Member, Member, Member];
	const people = [admin, otherAdmin, teacher, colleague];
	const beginDate = new Date(schoolYearOf().beginDate);
	await inSchool(school, async (tx) => {
		const group = { id: groupId, name: "Groep 5", kind: "class", schoolPeriodId: school.periodId, sourceId: groupId };
		await tx.group.create({ data: { schoolId, ...group, source: "test" } });
		await tx.person.createMany({
			data: [
				...pupils.map(({ personId, name }) => ({ id: personId, givenName: name, kind: "pupil" })),
				...people.flatMap(({ personId, name }) =>
					personId === null ? [] : [{ id: personId, givenName: name, kind: "employee" }],
				),
			].map((person) => ({ schoolId, familyName: "Test", ...person })),
		});
		await tx.personIdentifier.createMany({
			data: pupils.map(({ personId, eckId }) => ({ schoolId, personId, type: "eck-id", source: "", value: eckId })),
		});
		await tx.groupMembership.createMany({
			data: pupils.map(({ personId }) => ({ schoolId, groupId, personId, beginDate })),
		});
		await tx.assignment.createMany({
			data: [teacher, colleague].map(({ personId }) => ({
				...{ schoolId, id: newId(), personId: personId as PersonId, kind: "class-teacher", groupId, beginDate },
				source: "test",
			})),
		});
		await tx.userAccount.createMany({
			data: people.map(({ userId: id, email, name }) => ({ placeId: schoolId, id, email, name, passwordHash: hash })),
		});
		// Long enough to look over another's shoulder.
		const acceptedAt = new Date(now().getTime() - 100 * dayMs);
		await tx.schoolRole.createMany({
			data: people.map(({ userId, role, personId }) => ({
				...{ schoolId, id: newId(), userId, role, personId, beginDate: acceptedAt, acceptedAt },
			})),
		});
		await addSessions(tx, schoolId, people);
	});
	return {
		...{ school, schoolId, groupId },
		pupils: pupils as [Pupil, Pupil],
		pupilIds: pupils.map(({ personId }) => personId) as [PersonId, PersonId],
		...{ admin: admin.scope, otherAdmin: otherAdmin.scope, teacher: teacher.scope, colleague: colleague.scope },
		emailOf: ({ userId }: Pick<Scope, "userId">) => people.find((one) => one.userId === userId)?.email ?? "",
	};
}

const dayMs = 86_400_000;
export type ActWorld = Awaited<ReturnType<typeof makeActWorld>>;
interface Pupil {
	readonly personId: PersonId;
	readonly eckId: string;
	readonly name: string;
}
type Member = ReturnType<typeof aPerson>;

function aPerson(schoolId: SchoolId, name: string, role: "admin" | "staff") {
	const [userId, sessionId] = [newId<UserId>(), newId<SessionId>()];
	const personId = role === "staff" ? newId<PersonId>() : null;
	const scope = personScope({ schoolId, userId, sessionId, role, personId });
	return { userId, sessionId, personId, name, role, email: `${name.toLowerCase()}.${userId}@school.test`, scope };
}

/** Another session of an account; sessions are read by the server, and the scope names this one. */
export async function signInAgain<Of extends AccountScope>(of: Of, signedBy: SignedBy = "password"): Promise<Of> {
	const sessionId = newId<SessionId>();
	const schoolId = of.placeId as SchoolId;
	await inSchool({ schoolId }, (tx) => addSessions(tx, schoolId, [{ sessionId, userId: of.userId }], signedBy));
	return { ...of, sessionId };
}

interface SessionOf {
	readonly sessionId: SessionId;
	readonly userId: UserId;
}

async function addSessions(
	tx: SchoolTransaction,
	placeId: PlaceId,
	sessions: readonly SessionOf[],
	signedBy: SignedBy = "password",
): Promise<void> {
	const expiresAt = new Date(now().getTime() + dayMs);
	await tx.session.createMany({
		data: sessions.map(({ sessionId: id }) => ({ id, activePlaceId: placeId, expiresAt })),
	});
	await addSessionAccounts(tx, placeId, sessions, signedBy);
}

/** The account of a place, in a session that may have others. */
export async function addSessionAccounts(
	tx: PlaceTransaction,
	placeId: PlaceId,
	sessions: readonly SessionOf[],
	signedBy: SignedBy = "password",
): Promise<void> {
	const expiresAt = new Date(now().getTime() + dayMs);
	await tx.sessionAccount.createMany({
		data: sessions.map(({ sessionId, userId }) => ({
			...{ placeId, sessionId, userId, signedBy, expiresAt, idleUntil: expiresAt },
		})),
	});
}

/** What somebody fills in, by the names of the form; a list is a field that is there several times, and what is undefined is not ticked. */
export type Filled = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is sent, and by whom. */
export interface MadeAct {
	/** What the form sends; or what a script hands over, to an action that takes no form. */
	readonly fields?: Filled;
	readonly values?: readonly unknown[];
	readonly cookies?: Readonly<Record<string, string>>;
	/** The version that the form shows. */
	readonly seen?: string;
	/** Who does it (null: somebody who is not signed in), and who else may do the same at the same time (absent: the same again). */
	readonly by: AccountScope | null;
	readonly orBy?: Scope;
	/** A mail server is set. */
	readonly byMail?: true;
	/** The place at which it is done, where that is another. */
	readonly at?: PlaceId;
}

/** One act that can be done in a world, as a form would send it. */
export interface DoableAct {
	/** Makes what it is done to, and gives what is sent. */
	make(world: ActWorld): Promise<MadeAct>;
	/** Two people who do it do it twice: each adds something of their own; in these tables, where it is not in every one. */
	readonly adds?: true | readonly string[];
	/** It writes over what is there, and no row more is there for it. */
	readonly overwrites?: true;
}

export type DoableActs = Readonly<Record<string, DoableAct>>;
type Made = Omit<MadeAct, "by" | "orBy">;

/** Done by an admin, or by another one at the same time. */
export const byAdmins = (
	make: (world: ActWorld) => Promise<Made> | Made,
	more: Pick<DoableAct, "adds" | "overwrites"> = {},
): DoableAct => ({
	make: async (world) => ({ ...(await make(world)), by: world.admin, orBy: world.otherAdmin }),
	...more,
});

/** An edit form that was opened on this, and in which that was changed. */
export function edited(shown: Shown, fields: Filled): Made {
	const kept = Object.entries(shown).map(
		([name, value]) => [name, value === true ? "on" : value || undefined] as const,
	);
	return { fields: { ...Object.fromEntries(kept), ...fields }, seen: versionOf(shown) };
}

export function formOf({ fields = {}, seen }: MadeAct, press: string): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) for (const one of [value ?? []].flat()) form.append(name, one);
	form.set(actFields.id, press);
	if (seen !== undefined) form.set(actFields.seen, seen);
	return form;
}
