import { beforeAll, expect, test, vi } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { JobScope, Scope } from "../../authz/scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { beginSession } from "../../authz/sessions/sessions";
import { now, today } from "../../clock";
import { prisma } from "../../db/client";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId, SchoolId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createAccountAt, createRole, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { withdrawOffer } from "../offers/change-offer";
import { linkAccount } from "../roster/link-account";
import { resetFactor } from "../second-factor/reset-factor";
import { revokeAll } from "../sessions/revoke-all";
import { endRole } from "./end-role";
import { restorePassword } from "./restore-password";

testDatabase();

const mail = vi.hoisted(() => ({ isSet: false }));
vi.mock("./mail-server-is-set", () => ({ mailServerIsSet: () => mail.isSet }));

const actors = ["stranger", "colleague", "admin", "former admin", "admin elsewhere", "board", "operator"] as const;
const targets = ["offered", "future", "current", "ended"] as const;
const ways = ["own", "provider"] as const;
const acts = ["restore", "factor", "sessions", "link", "end", "withdraw"] as const;
type Act = (typeof acts)[number];

interface Cell {
	readonly actor: (typeof actors)[number];
	readonly target: (typeof targets)[number];
	readonly admins: 1 | 2;
	readonly byMail: boolean;
	readonly way: (typeof ways)[number];
	readonly act: Act;
}

/**
 * What becomes of each cell, the first line that fits: who, to whom, how many admins, mail or none, way in, which act | outcome. `*` is any.
 * `seen`: the admin did it alone, and it is shown. `waits`: another admin has to look before pupils are seen.
 */
const table = `
stranger        | *       | * | *    | *        | *        | signed-out
former admin    | *       | * | *    | *        | *        | signed-out
colleague       | *       | * | *    | *        | *        | not-allowed
board           | *       | * | *    | *        | *        | not-allowed
admin elsewhere | *       | * | *    | *        | *        | not-found
*               | offered | * | *    | *        | withdraw | done
*               | offered | * | *    | *        | *        | not-found
*               | *       | * | *    | *        | withdraw | not-found
*               | ended   | * | *    | *        | *        | not-found
*               | future  | * | *    | *        | end      | done
*               | future  | * | *    | *        | *        | not-found
operator        | current | * | *    | *        | restore  | link
admin           | current | * | mail | *        | restore  | mail
admin           | current | 1 | none | *        | restore  | link seen
admin           | current | 2 | none | *        | restore  | link waits
*               | current | * | *    | *        | *        | done
`
	.trim()
	.split("\n")
	.map((line) => line.split("|").map((word) => word.trim()));

function decide({ actor, target, admins, byMail, way, act }: Cell): string {
	const words = [actor, target, String(admins), byMail ? "mail" : "none", way, act];
	const line = table.find((rule) => words.every((word, index) => rule[index] === "*" || rule[index] === word));
	return line?.[6] ?? "no line";
}

interface Place {
	readonly schoolId: SchoolId;
	readonly scopes: Readonly<Record<Cell["actor"], Scope | JobScope | null>>;
	readonly personId: PersonId;
}
const places = new Map<string, Place>();
const keyOf = ({ admins, way }: Pick<Cell, "admins" | "way">) => `${admins} ${way}`;

async function makePlace(admins: 1 | 2, way: Cell["way"]): Promise<Place> {
	const { schoolId } = await createSchool();
	await prisma().school.update({ where: { id: schoolId }, data: { signInRule: way } });
	const signedBy = way === "own" ? ("password" as const) : ("identity" as const);
	const signedIn = async (of: SchoolId, over: Parameters<typeof createRole>[2]) => {
		const { userId } = await createAccount();
		await createRole(of, userId, over);
		return findSessionScope(await beginSessionOf(userId, now(), signedBy));
	};
	const admin = await signedIn(schoolId, { role: "admin" });
	if (admins === 2) await signedIn(schoolId, { role: "admin" });
	const elsewhere = await createSchool();
	// A month out: of the last week, it would still count as another admin.
	const former = await signedIn(schoolId, { role: "admin", endDate: addDays(today(), -30) });
	const board = { kind: "board", placeId: schoolId, schoolId, userId: newId(), sessionId: newId() };
	const scopes = {
		...{ stranger: null, "former admin": former, admin, operator: jobScope(schoolId) },
		colleague: await signedIn(schoolId, {}),
		"admin elsewhere": personScope({ schoolId: elsewhere.schoolId, role: "admin" }),
		// The types let nobody pass a board's right to a command of a school; the commands do not trust them.
		board: board as unknown as Scope,
	};
	const personId = newId<PersonId>();
	return { schoolId, scopes, personId };
}

/** Somebody in that state, with an app beside the password where a factor is to be taken away. */
async function makeTarget({ schoolId }: Place, { target, way, act }: Cell) {
	const { userId, email } = await createAccount();
	const personId = newId<PersonId>();
	const id = newId();
	const dates = {
		future: { beginDate: new Date(addDays(today(), 7)), endDate: null },
		current: { beginDate: new Date(addDays(today(), -100)), endDate: null },
		ended: { beginDate: new Date(addDays(today(), -100)), endDate: new Date(addDays(today(), -1)) },
	};
	await inSchool({ schoolId }, async (tx) => {
		await tx.person.create({
			data: { schoolId, id: personId, kind: "employee", givenName: "Bo", familyName: "Bakker" },
		});
		if (target === "offered")
			await tx.accountOffer.create({
				data: {
					...{ placeId: schoolId, id, email, name: "Bo", locale: "nl", role: "staff", origin: "invited", personId },
					...{ beginDate: new Date(today()), expiresAt: new Date(now().getTime() + 86_400_000) },
				},
			});
	});
	if (target !== "offered") {
		await createAccountAt(schoolId, userId);
		await inSchool({ schoolId }, async (tx) => {
			const placeId = schoolId;
			if (way === "own")
				await tx.userAccount.updateMany({ where: { placeId, id: userId }, data: { passwordHash: "x" } });
			else await tx.accountLink.create({ data: { placeId, userId, issuer: "https://idp.test", subject: userId } });
			const role = { schoolId, id, userId, role: "staff", personId, ...dates[target] };
			await tx.schoolRole.create({ data: role });
			if (act === "factor")
				await tx.accountFactor.create({
					data: { placeId, userId, keyId: "k", secret: new Uint8Array(4), confirmedAt: now() },
				});
		});
		if (target === "current") await beginSession([{ placeId: schoolId, userId, signedBy: "password" }]);
	}
	return { userId, offerId: id, personId };
}

type Target = Awaited<ReturnType<typeof makeTarget>>;

async function perform(act: Act, scope: Scope | JobScope, { userId, offerId }: Target, personId: PersonId) {
	switch (act) {
		case "restore":
			return (await restorePassword(scope, userId)).link === null ? "mail" : "link";
		case "factor":
			return resetFactor(scope, userId);
		case "sessions":
			return revokeAll(scope, userId);
		case "link":
			return linkAccount(scope, { userId, personId });
		case "end":
			return endRole(scope, { userId, role: "staff" });
		case "withdraw":
			return withdrawOffer(scope, offerId);
	}
}

/** What the act did, in a word; and of one that lets the reader of a link see pupils, who looks over the shoulder. */
async function outcomeOf(cell: Cell): Promise<string> {
	const place = places.get(keyOf(cell));
	const scope = place?.scopes[cell.actor];
	if (!place || !scope) return "signed-out";
	mail.isSet = cell.byMail;
	const target = await makeTarget(place, cell);
	try {
		const done = await perform(cell.act, scope, target, target.personId);
		if (typeof done !== "string") return "done";
		return done === "link" ? `${done}${await watchedOver(place.schoolId, target)}` : done;
	} catch (error) {
		if (error instanceof AppError) return error.messageKey ?? error.code;
		throw error;
	}
}

async function watchedOver(schoolId: SchoolId, { userId, personId }: Target): Promise<string> {
	return inSchool({ schoolId }, async (tx) => {
		const waits = await tx.schoolRole.count({ where: { schoolId, userId: userId as UserId, waits: true } });
		const seen = await tx.loneAct.count({ where: { schoolId, personId } });
		return `${seen > 0 ? " seen" : ""}${waits > 0 ? " waits" : ""}`;
	});
}

beforeAll(async () => {
	for (const admins of [1, 2] as const)
		for (const way of ways) places.set(keyOf({ admins, way }), await makePlace(admins, way));
});

const cells = actors.flatMap((actor) =>
	targets.flatMap((target) =>
		([1, 2] as const).flatMap((admins) =>
			[true, false].flatMap((byMail) =>
				ways.flatMap((way) => acts.map((act): Cell => ({ actor, target, admins, byMail, way, act }))),
			),
		),
	),
);

test("the table is short, decides every cell, and no line of it is idle", () => {
	expect(table.length).toBeLessThanOrEqual(60);
	const used = new Set(cells.map((cell) => decide(cell)));
	expect(used).not.toContain("no line");
	expect(used.size).toBe(new Set(table.map((line) => line[6])).size);
});

test.each(actors)("what a %s may do to an account of the school", { timeout: 300_000 }, async (actor) => {
	const own = cells.filter((cell) => cell.actor === actor);
	const told: string[] = [];
	const decided: string[] = [];
	for (const cell of own) {
		const words = `${cell.target} ${cell.admins} ${cell.byMail ? "mail" : "none"} ${cell.way} ${cell.act}`;
		told.push(`${words}: ${await outcomeOf(cell)}`);
		decided.push(`${words}: ${decide(cell)}`);
	}
	expect(told).toEqual(decided);
});
