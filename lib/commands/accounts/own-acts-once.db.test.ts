import { expect, it } from "vitest";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createRole, createSchool } from "../../testing/factories";
import { scopeOf } from "../../testing/full-school";
import { asOneAct } from "../acts/once";
import { revokeOthers } from "../sessions/revoke-others";

testDatabase();

it("what somebody does to their own account by one press is done once, though it comes twice at the same time", async () => {
	const { schoolId } = await createSchool();
	const { userId } = await createAccount();
	await createRole(schoolId, userId, { role: "admin" });
	const scope = { ...scopeOf(schoolId, userId), sessionId: await beginSessionOf(userId) };
	await beginSessionOf(userId);
	const press = newId();
	const both = await Promise.allSettled([1, 2].map(() => asOneAct(press, () => revokeOthers(scope))));
	expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { messageKey: "done-already" } });
	const log = await inSchool(scope, (tx) => tx.auditEvent.findMany({ where: { action: "session.revoke-others" } }));
	expect(log).toMatchObject([{ subject: { sessions: 1 } }]);
	expect(await asOneAct(newId(), () => revokeOthers(scope))).toBe(0);
});
