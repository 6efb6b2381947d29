import { expect, test } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { createEmployee, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { recordAudit } from "../record-audit";
import { forgetClaims } from "./forget-claims";
import { asOneAct } from "./once";

testDatabase();

async function makePerson() {
	const { schoolId } = await createSchool();
	const { personId } = await createEmployee(schoolId);
	return personScope({ schoolId, personId });
}

/** An act that takes a moment, and may be ended after its row of the log. */
const act = (scope: Scope, fails = false) =>
	inSchool(scope, async (tx) => {
		await recordAudit(tx, scope, "setting.retention", { payloadDays: 30 });
		await tx.$executeRaw`SELECT pg_sleep(0.05)`;
		if (fails) throw new Error("the machine fell");
	});
const doneAt = (scope: Scope) => inSchool(scope, (tx) => tx.auditEvent.count());
const already = { code: "conflict", messageKey: "done-already" };

test("one press that reaches two servers at once is done by one of them", async () => {
	const [scope, press] = [await makePerson(), newId()];
	const both = await Promise.allSettled([1, 2].map(() => asOneAct(press, () => act(scope))));
	expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: already });
	expect(await doneAt(scope)).toBe(1);
	await expect(asOneAct(press, () => act(scope))).rejects.toMatchObject(already);
	await asOneAct(newId(), () => act(scope));
	expect(await doneAt(scope)).toBe(2);
});

test("a press that failed claims nothing, and one in several transactions is one", async () => {
	const [scope, press] = [await makePerson(), newId()];
	await expect(asOneAct(press, () => act(scope, true))).rejects.toThrow("the machine fell");
	await asOneAct(press, async () => {
		await act(scope);
		await act(scope);
	});
	expect(await doneAt(scope)).toBe(2);
});

test("the same press of another school is another, and nobody's is none", async () => {
	const [scope, other, press] = [await makePerson(), await makePerson(), newId()];
	await asOneAct(press, () => act(scope));
	await asOneAct(press, () => act(other));
	await act(scope);
	await act(scope);
	expect([await doneAt(scope), await doneAt(other)]).toEqual([3, 1]);
});

test("what was pressed is forgotten after three days", async () => {
	const [scope, press] = [await makePerson(), newId()];
	await asOneAct(press, () => act(scope));
	const job = jobScope(scope.schoolId);
	expect(await forgetClaims(job)).toBe(0);
	expect(await forgetClaims(job, new Date(Date.now() + 4 * 86_400_000))).toBe(1);
});
