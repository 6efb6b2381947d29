import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StaffRole } from "../authz/hide-sources";
import type { Scope } from "../authz/scope";
import { endSessions } from "../authz/security-log/end-sessions";
import { findSessionScope } from "../authz/sessions/session-scope";
import { endSession } from "../authz/sessions/sessions";
import { now, today } from "../clock";
import { saveVisibility } from "../commands/visibility/save-visibility";
import { prisma } from "../db/client";
import { newId } from "../db/ids";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import { noticeChannels } from "../db/notices";
import type { GroupId, PersonId, SchoolId } from "../domain/ids";
import { addDays } from "../domain/school-day";
import { anAttempt, type Courier, createCourier } from "../testing/courier";
import { testDatabase } from "../testing/database";
import {
	assign,
	beginSessionOf,
	createAccount,
	createEmployee,
	createGroup,
	createPupil,
	createRole,
	createSchool,
	type TestSchool,
} from "../testing/factories";
import { personScope } from "../testing/person-scope";
import { liveStream } from "./live-stream";

const database = testDatabase();

let school: TestSchool;
/** Where everybody works too. */
let elsewhere: SchoolId;
let groupId: GroupId;
let pupil: { pupilId: PersonId; eckId: string };
let hidden: Courier;
let shown: Courier;

beforeEach(async () => {
	school = await createSchool();
	elsewhere = (await createSchool()).schoolId;
	({ groupId } = await createGroup(school));
	pupil = await createPupil(school.schoolId, { groupId });
	hidden = await createCourier(school.schoolId);
	shown = await createCourier(school.schoolId);
});

const open: ReadableStreamDefaultReader<Uint8Array>[] = [];
afterEach(async () => {
	for (const reader of open.splice(0)) await reader.cancel();
});

/** Somebody signed in who has the group by these roles. */
async function signIn(...kinds: Exclude<StaffRole, "coach">[]): Promise<Scope & { personId: PersonId }> {
	const { userId } = await createAccount();
	const { personId } = await createEmployee(school.schoolId);
	await createRole(school.schoolId, userId, { personId });
	await createRole(elsewhere, userId);
	for (const kind of kinds) await assign(school.schoolId, personId, { kind, groupId });
	const sessionId = await beginSessionOf(userId, undefined, "password", undefined, { activePlaceId: school.schoolId });
	return (await findSessionScope(sessionId)) as Scope & { personId: PersonId };
}

/** Follows the group's stream; never asked again by the clock, so that only notices can end it. */
async function follow(scope: Scope) {
	const answer = await liveStream({ scope, groupId, signal: new AbortController().signal, recheckMs: 3_600_000 });
	const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
	open.push(reader);
	let changes = 0;
	let waiting: (() => void)[] = [];
	const ended = (async () => {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			changes += new TextDecoder().decode(value).split("event: changed").length - 1;
			for (const go of waiting.splice(0)) go();
		}
	})();
	const heard = async (count: number) => {
		while (changes < count)
			await new Promise<void>((go) => {
				waiting = [...waiting, go];
			});
	};
	return { ended, heard, count: () => changes };
}

const deliver = (courier: Courier) => courier.deliver([anAttempt(pupil.eckId, { at: now().toISOString() })]);
const hide = (role: StaffRole, visible = false) =>
	saveVisibility(personScope({ schoolId: school.schoolId, role: "admin" }), [
		{ connectionId: hidden.connectionId, role, visible },
	]);

/** Delivers by both, the hidden one first, and waits until both were told to whoever sees both. */
async function deliverBoth(watchers: { teacher: Awaited<ReturnType<typeof follow>>; other: typeof watchers.teacher }) {
	const [teacher, other] = [watchers.teacher.count(), watchers.other.count()];
	await deliver(hidden);
	await watchers.other.heard(other + 1);
	await deliver(shown);
	await watchers.other.heard(other + 2);
	await watchers.teacher.heard(teacher + 1);
	return watchers.teacher.count() - teacher;
}

describe("what a hidden connection brings", () => {
	it("is told to nobody from whom it is hidden, from the moment on that it is hidden", async () => {
		const classTeacher = await signIn("class-teacher");
		const other = await follow(await signIn("teacher"));
		await other.heard(1);
		const teacher = await follow(classTeacher);
		const watchers = { teacher, other };
		expect(await deliverBoth(watchers)).toBeGreaterThanOrEqual(1);
		await teacher.heard(2);
		// Hidden while the stream is open.
		await hide("class-teacher");
		expect(await deliverBoth(watchers)).toBe(1);
		// Hidden before it is opened.
		const second = await follow(classTeacher);
		expect(await deliverBoth({ teacher: second, other })).toBe(1);
		await hide("class-teacher", true);
		const before = teacher.count();
		await deliver(hidden);
		await teacher.heard(before + 1);
	});

	it("is told by exception, and to who has the group by a second role that sees it", async () => {
		await hide("class-teacher");
		const classTeacher = await signIn("class-teacher");
		const both = await follow(await signIn("class-teacher", "teacher"));
		await both.heard(1);
		const teacher = await follow(classTeacher);
		const watchers = { teacher, other: both };
		expect(await deliverBoth(watchers)).toBe(1);
		const { schoolId } = school;
		const dates = { beginDate: new Date(today()), endDate: new Date(addDays(today(), 1)), createdAt: now() };
		const key = { schoolId, id: newId(), connectionId: hidden.connectionId, personId: classTeacher.personId };
		await inSchool(school, (tx) => tx.visibilityException.create({ data: { ...key, ...dates } }));
		const before = teacher.count();
		await deliver(hidden);
		await teacher.heard(before + 1);
	});
});

/** Everything by which somebody may lose the group, each as the database sees it, whatever command did it. */
const losses: Readonly<Record<string, (scope: Scope & { personId: PersonId }) => Promise<unknown>>> = {
	"the session ends": ({ sessionId }) => endSession(sessionId),
	"the session's row goes": ({ sessionId }) => prisma().session.delete({ where: { id: sessionId } }),
	"the session ends at this school": ({ userId }) =>
		change((tx) => endSessions(tx, { placeId: school.schoolId, userId }, "admin")),
	"the role waits for another admin": ({ userId }) =>
		change((tx) => tx.schoolRole.updateMany({ where: { userId }, data: { waits: true } })),
	"the account ends": ({ userId }) =>
		change((tx) => tx.userAccount.updateMany({ where: { id: userId }, data: { endedAt: now() } })),
	"the role ends": ({ userId }) =>
		change((tx) => tx.schoolRole.updateMany({ where: { userId }, data: { endDate: new Date(today()) } })),
	"the role goes": ({ userId }) => change((tx) => tx.schoolRole.deleteMany({ where: { userId } })),
	"the assignment ends": ({ personId }) =>
		change((tx) => tx.assignment.updateMany({ where: { personId }, data: { endDate: new Date(today()) } })),
	"the employee leaves": ({ personId }) =>
		change((tx) => tx.person.updateMany({ where: { id: personId }, data: { endedAt: new Date(today()) } })),
	"the group ends": () =>
		change((tx) => tx.group.updateMany({ where: { id: groupId }, data: { endedAt: new Date(today()) } })),
	"the school asks for another way of signing in": () =>
		prisma().school.update({ where: { id: school.schoolId }, data: { signInRule: "provider" } }),
	"the school asks for a second factor": () =>
		prisma().school.update({ where: { id: school.schoolId }, data: { staffFactorFrom: new Date(today()) } }),
	"the person goes to another school": async ({ sessionId }) => {
		await prisma().session.update({ where: { id: sessionId }, data: { activePlaceId: elsewhere } });
	},
};
const change = (work: (tx: SchoolTransaction) => Promise<unknown>) => inSchool(school, work);

describe("the stream ends by notice", () => {
	it.each(Object.entries(losses))("when %s", async (_name, lose) => {
		const scope = await signIn("class-teacher");
		const stream = await follow(scope);
		await stream.heard(1);
		await lose(scope);
		await stream.ended;
	});

	it("of whom it concerns; that of a colleague goes on, and hears nothing", async () => {
		const scope = await signIn("class-teacher");
		const stream = await follow(scope);
		await stream.heard(1);
		const colleague = await follow(await signIn("teacher"));
		await change((tx) => tx.assignment.deleteMany({ where: { personId: scope.personId } }));
		await stream.ended;
		await deliver(shown);
		await colleague.heard(1);
		expect(colleague.count()).toBe(1);
	});
});

/** What the channel says of this school, account or session while the work goes on. */
async function noticesOf(ids: readonly string[], work: () => Promise<unknown>): Promise<string[]> {
	const client = new pg.Client({ connectionString: database.url("runtime") });
	await client.connect();
	const marker = newId();
	const told: string[] = [];
	const done = new Promise<void>((go) => {
		client.on("notification", ({ payload = "" }) => {
			if (payload === marker) go();
			else if (ids.some((id) => payload.endsWith(id))) told.push(payload);
		});
	});
	await client.query(`LISTEN ${noticeChannels.access}`);
	await work();
	await prisma().$executeRaw`SELECT pg_notify(${noticeChannels.access}, ${marker})`;
	await done;
	await client.end();
	return told;
}

describe("a notice", () => {
	it("is one for a whole roster, and for a delivery there is none", async () => {
		const { schoolId } = school;
		const roster = () =>
			inSchool(school, async (tx) => {
				const rows = Array.from({ length: 500 }, () => ({
					schoolId,
					id: newId(),
					kind: "pupil",
					givenName: "A",
					familyName: "B",
				}));
				await tx.person.createMany({ data: rows });
				for (const { id } of rows.slice(0, 50))
					await tx.groupMembership.create({ data: { schoolId, groupId, personId: id, beginDate: new Date(today()) } });
				await tx.person.updateMany({ where: { familyName: "B" }, data: { familyName: "C" } });
			});
		expect(await noticesOf([schoolId], roster)).toEqual([`school ${schoolId}`]);
		expect(await noticesOf([schoolId], () => deliver(shown))).toEqual([]);
	});

	it("is none when a session is only kept alive, or somebody changes their language", async () => {
		const { sessionId, userId } = await signIn("class-teacher");
		const later = new Date(now().getTime() + 5 * 3_600_000);
		const quiet = async () => {
			await change((tx) =>
				tx.sessionAccount.updateMany({ where: { sessionId }, data: { seenAt: now(), idleUntil: later } }),
			);
			await change((tx) => tx.userAccount.updateMany({ where: { id: userId }, data: { locale: "en" } }));
		};
		const { schoolId } = school;
		expect(await noticesOf([schoolId, sessionId, userId], quiet)).toEqual([]);
	});
});
