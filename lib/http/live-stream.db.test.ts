import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../authz/scope";
import { findSessionScope } from "../authz/sessions/session-scope";
import { endSession } from "../authz/sessions/sessions";
import { now } from "../clock";
import type { GroupId } from "../domain/ids";
import { anAttempt, createCourier } from "../testing/courier";
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
import { liveStream } from "./live-stream";
import { withoutBody } from "./without-body";

testDatabase();

let school: TestSchool;
let groupId: GroupId;
let pupil: { eckId: string };
let other: { groupId: GroupId; eckId: string };
let scope: Scope;

beforeEach(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school));
	pupil = await createPupil(school.schoolId, { groupId });
	const { groupId: otherGroup } = await createGroup(school);
	other = { groupId: otherGroup, ...(await createPupil(school.schoolId, { groupId: otherGroup })) };
	const { userId } = await createAccount();
	const { personId } = await createEmployee(school.schoolId);
	await createRole(school.schoolId, userId, { personId });
	await assign(school.schoolId, personId, { kind: "class-teacher", groupId });
	await assign(school.schoolId, personId, { kind: "class-teacher", groupId: otherGroup });
	scope = (await findSessionScope(await beginSessionOf(userId))) as Scope;
});

const open: ReadableStreamDefaultReader<Uint8Array>[] = [];
afterEach(async () => {
	for (const reader of open.splice(0)) await reader.cancel();
});

async function watch(over: { groupId?: GroupId; recheckMs?: number } = {}) {
	const answer = await liveStream({ scope, groupId, signal: new AbortController().signal, ...over });
	const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
	open.push(reader);
	const next = async () => {
		const { done, value } = await reader.read();
		return done ? null : new TextDecoder().decode(value);
	};
	return { answer, next, reader };
}

describe("the stream of a group", () => {
	it("tells that something changed for a pupil of the group, by id of the group alone", async () => {
		const { answer, next } = await watch();
		expect(answer.headers.get("cache-control")).toContain("no-transform");
		expect(await next()).toBe("retry: 3000\n\n");
		// The connection is there: whatever came before it may have been missed.
		expect(await next()).toBe(`event: changed\ndata: ${groupId}\n\n`);
		const heard = next();
		const courier = await createCourier(school.schoolId);
		// Told to who watches the other group, so it went round; here nothing is heard of it.
		const elsewhere = await watch({ groupId: other.groupId });
		await elsewhere.next();
		await courier.deliver([anAttempt(other.eckId, { at: now().toISOString() })]);
		expect(await elsewhere.next()).toBe(`event: changed\ndata: ${other.groupId}\n\n`);
		expect(await Promise.race([heard, Promise.resolve("nothing yet")])).toBe("nothing yet");
		await courier.deliver([anAttempt(pupil.eckId, { at: now().toISOString() })]);
		expect(await heard).toBe(`event: changed\ndata: ${groupId}\n\n`);
	});

	it("ends when the session ends", async () => {
		const { next } = await watch({ recheckMs: 30 });
		await next();
		await endSession(scope.sessionId);
		let last: string | null;
		do last = await next();
		while (last !== null);
		expect(last).toBeNull();
	});

	it("is refused for a group of others, and for an account that holds enough of them", async () => {
		const { groupId: strange } = await createGroup(school);
		await expect(watch({ groupId: strange })).rejects.toMatchObject({ code: "not-found" });
		const streams = [];
		for (let count = 0; count < 8; count += 1) streams.push(await watch());
		await expect(watch()).rejects.toMatchObject({ code: "too-many" });
		await streams[0]?.reader.cancel();
		await watch();
	});

	it("asked by HEAD leaves nothing open: eight of them are no eight streams", async () => {
		for (let time = 0; time < 10; time++) {
			const answer = await withoutBody(await liveStream({ scope, groupId, signal: new AbortController().signal }));
			expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
		}
		expect((await watch()).answer.status).toBe(200);
	});
});
