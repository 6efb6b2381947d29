import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { findSessionScope } from "../../authz/sessions/session-scope";
import { offerBoardRole } from "../../commands/boards/board-roles";
import { acceptOffer } from "../../commands/offers/accept-offer";
import { renewOffer } from "../../commands/offers/change-offer";
import { offerRole } from "../../commands/offers/offer-role";
import type { SchoolId } from "../../domain/ids";
import { anAttempt, anEntry, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { beginSessionOf, createAccount, createPupil, createRole, createSchool } from "../../testing/factories";
import { inPlace } from "../in-place";
import { inSchool } from "../in-school";
import { listBackupTables } from "./backup-tables";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "groepsbeeld-backup-"));
const copy = `copy_${randomUUID().replaceAll("-", "")}`;
const urlOfCopy = (role: "superuser" | "owner") => {
	const url = new URL(database.url(role));
	url.pathname = `/${copy}`;
	return url.href;
};
let schools: Awaited<ReturnType<typeof makeSchool>>[] = [];

beforeAll(async () => {
	await database.query(
		"superuser",
		`CREATE DATABASE ${copy} TEMPLATE groepsbeeld OWNER groepsbeeld_owner STRATEGY FILE_COPY`,
	);
	schools = [await makeSchool(), await makeSchool()];
	const { link } = await offerBoardRole({ board: "Stichting De Boom", email: "rosa@bestuur.test", name: "Rosa" });
	await acceptOffer(link?.split("/").at(-1) ?? "", { password: "zeven paarse fietsen" });
});
afterAll(async () => {
	await database.query("superuser", `DROP DATABASE ${copy} WITH (FORCE)`);
	rmSync(folder, { recursive: true });
});

async function makeSchool() {
	const { schoolId } = await createSchool();
	const courier = await createCourier(schoolId);
	const { eckId } = await createPupil(schoolId, { givenName: 'Élodie "de\\\n' });
	const { userId } = await createAccount();
	await createRole(schoolId, userId, {});
	const offer = await offerRole(jobScope(schoolId), { email: "bas@school.test", name: "Bas", role: "staff" });
	await courier.deliver([anEntry(eckId), anAttempt(eckId), anAttempt(eckId, { at: "2019-02-03T10:00:00.000Z" })]);
	await courier.deliver([anAttempt("https://ketenid.nl/pilot/unknown")]);
	return { schoolId, courier, eckId, userId, offer };
}

/** Every table as one checksum, as the superuser sees it: of all schools, or without one. */
async function checksums(url: string, without: string | null = null): Promise<Record<string, string>> {
	const client = new pg.Client({ connectionString: url, options: "-c timezone=UTC" });
	await client.connect();
	const sums: Record<string, string> = {};
	for (const { name, owner, columns } of await listBackupTables(client)) {
		const condition = owner !== null && without !== null ? `WHERE ${owner} <> '${without}'` : "";
		const { rows } = await client.query<{ sum: string }>(
			`SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) || ' ' || count(*) AS sum
			 FROM (SELECT ${columns.map((column) => `"${column}"`).join()} FROM ${name} ${condition}) t`,
		);
		sums[name] = rows[0]?.sum ?? "";
	}
	await client.end();
	return sums;
}

const backup = async (schoolId: string | null = null) => {
	const file = path.join(folder, `${randomUUID()}.gz`);
	await writeBackup({ runtimeUrl: database.url("runtime"), file, schoolId, madeAt: new Date() });
	return file;
};
const statementsOf = (schoolId: string) =>
	database.query("superuser", "SELECT count(*)::int AS n FROM attempt WHERE school_id = $1", [schoolId]);

test("a whole backup restored into an empty database holds every row of every table", async () => {
	const file = await backup();
	expect(statSync(file).mode & 0o777).toBe(0o600);
	await restoreBackup({ ownerUrl: urlOfCopy("owner"), file, schoolId: null });
	const restored = await checksums(urlOfCopy("superuser"));
	expect(restored).toEqual(await checksums(database.url("superuser")));
	expect(restored.attempt).toMatch(/ 4$/);
	// Two of schools and one of the board, with its role.
	expect([restored.user_account, restored.board_role].map((sum) => sum?.split(" ").at(-1))).toEqual(["3", "1"]);
	await expect(restoreBackup({ ownerUrl: urlOfCopy("owner"), file, schoolId: null })).rejects.toThrow(
		"there are schools",
	);
});

test("one school comes back as it was; the other keeps what it got since", async () => {
	const [first, second] = schools;
	if (!first || !second) throw new Error("two schools");
	for (const held of [first.schoolId, null]) {
		const file = await backup(held);
		const before = await checksums(database.url("superuser"), second.schoolId);
		await first.courier.deliver([anAttempt(first.eckId), anEntry(first.eckId)]);
		await second.courier.deliver([anAttempt(second.eckId)]);
		await inSchool(first, (tx) => tx.personIdentifier.deleteMany({}));
		const others = await checksums(database.url("superuser"), first.schoolId);
		await restoreBackup({ ownerUrl: database.url("owner"), file, schoolId: first.schoolId });
		expect(await checksums(database.url("superuser"), second.schoolId)).toEqual(before);
		expect(await checksums(database.url("superuser"), first.schoolId)).toEqual(others);
		// What comes afterwards is numbered on.
		await first.courier.deliver([anAttempt(first.eckId)]);
	}
});

test("a school comes back with its accounts of then, without the sign-ins and links since; its people elsewhere are not touched", async () => {
	const [first, second] = schools;
	if (!first || !second) throw new Error("two schools");
	const { schoolId, userId, offer } = first;
	await createRole(second.schoolId, userId);
	const token = (await renewOffer(jobScope(schoolId), offer.offerId)).link?.split("/").at(-1) ?? "";
	const file = await backup(schoolId);
	expect(gunzipSync(readFileSync(file)).toString()).not.toContain("link_hash");
	const sessionId = await beginSessionOf(userId);
	await acceptOffer(token, { password: "zeven paarse fietsen" });
	await inSchool(first, (tx) => tx.userAccount.updateMany({ where: { id: userId }, data: { name: "Iemand anders" } }));
	await restoreBackup({ ownerUrl: database.url("owner"), file, schoolId });
	const names = (of: SchoolId) =>
		inPlace({ placeId: of }, async (tx) =>
			(await tx.userAccount.findMany({ where: { placeId: of } })).map(({ name }) => name),
		);
	expect(await names(schoolId)).toEqual(["Test Account"]);
	expect(await names(second.schoolId)).toEqual(["Test Account", "Test Account"]);
	expect((await findSessionScope(sessionId))?.schoolId).toBe(second.schoolId);
	// The offer waits again, and its link of then opens nothing: it is made anew.
	await expect(acceptOffer(token, { password: "zeven paarse fietsen" })).rejects.toThrow("link-used");
	const { link } = await renewOffer(jobScope(schoolId), offer.offerId);
	await acceptOffer(link?.split("/").at(-1) ?? "", { password: "zeven paarse fietsen" });
	expect(await names(schoolId)).toHaveLength(2);
});

test("a backup taken while suppliers deliver is of one moment: every delivery in it is whole", async () => {
	const [first] = schools;
	if (!first) throw new Error("a school");
	const deliveries = Array.from({ length: 12 }, () =>
		first.courier.deliver([anAttempt(first.eckId), anAttempt(first.eckId)]),
	);
	const [file] = await Promise.all([backup(first.schoolId), ...deliveries]);
	const lines = gunzipSync(readFileSync(file)).toString().split("\n");
	const from = (table: string) => {
		const begin = lines.findIndex((line) => line.startsWith("#table") && JSON.parse(line.slice(7)).name === table);
		const end = lines.findIndex((line, index) => index > begin && line.startsWith("#"));
		return lines.slice(begin + 1, end).map((line) => JSON.parse(line));
	};
	const written = from("delivery").reduce((sum, row) => sum + row.written, 0);
	expect(from("attempt").length + from("sitting_entry").length).toBe(written);
});

test("a file that is cut, changed or of a newer version is refused, and nothing is changed", async () => {
	const [first] = schools;
	if (!first) throw new Error("a school");
	const whole = readFileSync(await backup(first.schoolId));
	const text = gunzipSync(whole).toString();
	const bad: [string, Buffer, RegExp][] = [
		["cut", whole.subarray(0, whole.length / 2), /not a whole backup/],
		["without its end", gzipSync(text.replace(/#end .*\n/, "")), /its end is missing/],
		["changed", gzipSync(text.replace("Achternaam", "Achternoam")), /its content was changed/],
		["of another kind", gzipSync("hello\n"), /not a whole backup/],
		["newer", gzipSync(text.replace(/"migration":"\d+/, '"migration":"99990101000000')), /newer version/],
		["older", gzipSync(text.replace(/"migration":"\d+/, '"migration":"20260101000000')), /belonged to a place/],
	];
	const before = await checksums(database.url("superuser"));
	for (const [name, content, reason] of bad) {
		const file = path.join(folder, name);
		writeFileSync(file, content);
		await expect(
			restoreBackup({ ownerUrl: database.url("owner"), file, schoolId: first.schoolId }),
			name,
		).rejects.toThrow(reason);
	}
	await expect(
		restoreBackup({ ownerUrl: database.url("owner"), file: await backup(first.schoolId), schoolId: randomUUID() }),
	).rejects.toThrow("does not hold this school");
	expect(await checksums(database.url("superuser"))).toEqual(before);
	expect((await statementsOf(first.schoolId))[0]?.n).toBeGreaterThan(0);
});
