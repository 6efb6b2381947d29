import { expect, test } from "vitest";
import { testDatabase } from "../testing/database";
import { databaseBefore } from "../testing/database-before";
import { newId } from "./ids";

const { query, addSchool, migrate } = databaseBefore(testDatabase(), "_places");

const [home, other, board] = [newId(), newId(), newId()];
const [both, invited, boardFirst, orphan] = [newId(), newId(), newId(), newId()];
const [link, session, roleThere, roleInvited] = [Buffer.alloc(32, 7), newId(), newId(), newId()];

const addAccount = (id: string, email: string, password: string | null) =>
	query(
		null,
		"INSERT INTO user_account (id, email, name, password_hash, created_at) VALUES ($1, $2, 'Bo', $3, now())",
		[id, email, password],
	);
const addRole = (school: string, id: string, user: string, role: string, end: string | null = null) =>
	query(
		school,
		"INSERT INTO school_role (school_id, id, user_id, role, begin_date, end_date) VALUES ($1, $2, $3, $4, '2026-08-01', $5)",
		[school, id, user, role, end],
	);
const audit = (school: string, user: string, action: string, at: string) =>
	query(school, "INSERT INTO audit_event (school_id, id, at, action, subject) VALUES ($1, $2, $3, $4, $5)", [
		school,
		newId(),
		at,
		action,
		JSON.stringify({ userId: user }),
	]);

test("an account stays at the place that made it; others get an offer, and nothing that was readable stays so", async () => {
	await addSchool(home);
	await addSchool(other);
	await query(null, "INSERT INTO board (id, name) VALUES ($1, 'Het Bos')", [board]);
	await addAccount(both, "both@school.test", "scrypt$hash");
	await addAccount(invited, "invited@school.test", null);
	await addAccount(boardFirst, "carla@bestuur.test", "scrypt$hash");
	await addAccount(orphan, "orphan@school.test", "scrypt$hash");
	// The other school gave its role first by id, but the home school made the account.
	await addRole(other, roleThere, both, "staff");
	await addRole(other, newId(), both, "admin", "2026-09-01");
	await addRole(home, newId(), both, "admin");
	await audit(home, both, "account.invite", new Date(Date.now() - 1_000).toISOString());
	await audit(other, both, "account.invite", new Date(Date.now() + 90_000_000).toISOString());
	await addRole(home, roleInvited, invited, "staff");
	await query(null, "INSERT INTO board_role (board_id, user_id, begin_date) VALUES ($1, $2, '2026-08-01')", [
		board,
		boardFirst,
	]);
	await addRole(other, newId(), boardFirst, "admin");
	await audit(other, boardFirst, "account.invite", new Date(Date.now() + 90_000_000).toISOString());
	await query(null, "INSERT INTO account_link (issuer, subject, user_id) VALUES ('https://idp.test', 's1', $1)", [
		both,
	]);
	await query(
		null,
		"INSERT INTO account_token (token_hash, purpose, user_id, expires_at) VALUES ($1, 'invitation', $2, now() + interval '3 days')",
		[link, invited],
	);
	await query(
		null,
		"INSERT INTO session (id, user_id, active_school_id, expires_at, signed_by) VALUES ($1, $2, $3, now() + interval '1 hour', 'code')",
		[session, both, other],
	);
	await query(
		home,
		`INSERT INTO outbox_mail (school_id, id, to_address, template, locale, params, readable)
		 VALUES ($1, $2, 'invited@school.test', 'invitation', 'nl', '{"link": "https://x/invitation/abc", "name": "Bo"}', true)`,
		[home, newId()],
	);

	await migrate();

	const accounts = (place: string) =>
		query(
			place,
			"SELECT email, password_hash IS NOT NULL AS begun FROM user_account WHERE place_id = $1 ORDER BY email",
			[place],
		);
	expect(await accounts(home)).toEqual([
		{ email: "both@school.test", begun: true },
		{ email: "invited@school.test", begun: false },
	]);
	// Known by name there, and not to be signed in to.
	expect(await accounts(other)).toEqual([
		{ email: "both@school.test", begun: false },
		{ email: "carla@bestuur.test", begun: false },
	]);
	expect(await accounts(board)).toEqual([{ email: "carla@bestuur.test", begun: true }]);
	const offers = (place: string) =>
		query(
			place,
			"SELECT id, role, origin, user_id, state, link_hash FROM account_offer WHERE place_id = $1 ORDER BY email",
			[place],
		);
	expect(await offers(home)).toEqual([
		{ id: roleInvited, role: "staff", origin: "invited", user_id: invited, state: "open", link_hash: link },
	]);
	expect(
		(await offers(other)).map(({ role, origin, user_id, link_hash }) => [role, origin, user_id, link_hash]),
	).toEqual([
		["staff", "split", both, null],
		["admin", "split", boardFirst, null],
	]);
	expect(await offers(board)).toEqual([]);
	// The role of before that is over stays; the one that waits is an offer.
	expect(
		await query(other, "SELECT user_id, role, end_date::text FROM school_role WHERE school_id = $1", [other]),
	).toEqual([{ user_id: both, role: "admin", end_date: "2026-09-01" }]);
	expect(await query(home, "SELECT user_id, subject FROM account_link WHERE place_id = $1", [home])).toEqual([
		{ user_id: both, subject: "s1" },
	]);
	expect(await query(other, "SELECT user_id FROM account_link WHERE place_id = $1", [other])).toEqual([]);
	expect(await query(home, "SELECT session_id, signed_by FROM session_account WHERE place_id = $1", [home])).toEqual([
		{ session_id: session, signed_by: "code" },
	]);
	expect(await query(other, "SELECT session_id FROM session_account WHERE place_id = $1", [other])).toEqual([]);
	expect(await query(null, "SELECT id, active_place_id FROM session")).toEqual([
		{ id: session, active_place_id: null },
	]);
	expect(await query(home, "SELECT params ->> 'link' AS link FROM outbox_mail")).toEqual([{ link: null }]);
	// Nobody sees an account before a place is set.
	expect(await query("", "SELECT count(*)::int AS n FROM accounts_of_address('orphan@school.test')")).toEqual([
		{ n: 0 },
	]);
	expect(
		await query("", "SELECT place_id FROM accounts_of_address('both@school.test') WHERE password_hash IS NOT NULL"),
	).toEqual([{ place_id: home }]);
});
