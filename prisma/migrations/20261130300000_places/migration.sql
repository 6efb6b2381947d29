-- An account belongs to one place, a school or a board (lib/adr/0027): what one place does reaches no other by construction. Who
-- worked at several places keeps the account at the place that made it; every other place gets an offer to the same address.

-- Where an account was made: the place whose log tells of it first, about when the account began; else its board, else the
-- school of its first role.
CREATE TEMPORARY TABLE made_at (user_id uuid, place_id uuid, at timestamptz) ON COMMIT DROP;
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT id FROM school LOOP
        PERFORM set_config('app.school', one::text, true);
        INSERT INTO made_at
        SELECT (e.subject ->> 'userId')::uuid, one, min(e.at) FROM audit_event e
        WHERE e.school_id = one AND e.action IN ('account.create', 'account.invite', 'school.set-up', 'role.grant')
            AND e.subject ->> 'userId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        GROUP BY 1;
    END LOOP;
    PERFORM set_config('app.school', '', true);
END
$$;
CREATE TEMPORARY TABLE held_at ON COMMIT DROP AS
    SELECT user_id, place_id, row_number() OVER (
        PARTITION BY user_id
        ORDER BY coalesce(at <= created_at + interval '1 minute', false) DESC, is_board DESC, at NULLS LAST, first_role
    ) = 1 AS is_home
    FROM (
        SELECT r.user_id, r.school_id AS place_id, false AS is_board, min(m.at) AS at, min(r.id::text) AS first_role, u.created_at
        FROM school_role r JOIN user_account u ON u.id = r.user_id
        LEFT JOIN made_at m ON m.user_id = r.user_id AND m.place_id = r.school_id
        GROUP BY r.user_id, r.school_id, u.created_at
        UNION ALL
        SELECT r.user_id, r.board_id, true, NULL, '', u.created_at FROM board_role r JOIN user_account u ON u.id = r.user_id
    ) held;

-- The browser's session stays global and names no person. What was proven in it stands with the account, at its place.
CREATE TABLE "session_account" (
    "place_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "signed_by" TEXT NOT NULL,
    "proven_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idle_until" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "browser" TEXT,
    "system" TEXT,
    "network" TEXT,
    CONSTRAINT "session_account_pkey" PRIMARY KEY ("place_id", "session_id")
);
INSERT INTO session_account (place_id, session_id, user_id, signed_by, proven_at, seen_at, idle_until, expires_at, ended_at,
    browser, system, network)
SELECT h.place_id, s.id, s.user_id, s.signed_by, s.created_at, s.seen_at, s.idle_until, s.expires_at, s.revoked_at,
    s.browser, s.system, s.network
FROM session s JOIN held_at h ON h.user_id = s.user_id AND h.is_home;

DROP TRIGGER tell_access_changed ON session;
DROP TRIGGER tell_access_ended ON session;
DROP FUNCTION tell_session_changed();
DROP FUNCTION tell_session_ended();
ALTER TABLE "session" DROP CONSTRAINT "session_user_id_fkey";
DROP INDEX "session_user_id_idx";
ALTER TABLE "session" RENAME COLUMN "active_school_id" TO "active_place_id";
UPDATE session s SET active_place_id = (
    SELECT h.place_id FROM held_at h WHERE h.user_id = s.user_id AND h.is_home AND h.place_id = s.active_place_id
);
ALTER TABLE "session" DROP COLUMN "user_id", DROP COLUMN "revoked_at", DROP COLUMN "signed_by", DROP COLUMN "seen_at",
    DROP COLUMN "idle_until", DROP COLUMN "browser", DROP COLUMN "system", DROP COLUMN "network";
DELETE FROM session s WHERE NOT EXISTS (SELECT FROM session_account a WHERE a.session_id = s.id);

-- The code that sets up an installation is of nobody.
CREATE TABLE "set_up_code" (
    "code_hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "set_up_code_pkey" PRIMARY KEY ("code_hash")
);
INSERT INTO set_up_code SELECT token_hash, expires_at, used_at FROM account_token WHERE purpose = 'set-up';
DELETE FROM account_token WHERE user_id IS NULL OR user_id NOT IN (SELECT user_id FROM held_at);

-- An offer of a role: the account begins, or holds the role, when its holder accepts.
CREATE TABLE "account_offer" (
    "place_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "person_id" UUID,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,
    "origin" TEXT NOT NULL,
    "offered_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "user_id" UUID,
    "link_hash" BYTEA,
    "link_until" TIMESTAMPTZ(3),
    "read_by" UUID,
    "matches_roster" BOOLEAN NOT NULL DEFAULT false,
    "code_hash" BYTEA,
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "code_until" TIMESTAMPTZ(3),
    CONSTRAINT "account_offer_pkey" PRIMARY KEY ("place_id", "id"),
    CONSTRAINT "account_offer_state" CHECK ("state" IN ('open', 'accepted', 'declined', 'withdrawn')),
    CONSTRAINT "account_offer_origin" CHECK ("origin" IN ('invited', 'split', 'operator'))
);
INSERT INTO account_offer (place_id, id, email, name, locale, role, person_id, begin_date, end_date, origin, expires_at, user_id,
    link_hash, link_until)
SELECT h.place_id, r.id, u.email, u.name, coalesce(u.locale, 'nl'), r.role, r.person_id, r.begin_date, r.end_date,
    CASE WHEN h.is_home THEN 'invited' ELSE 'split' END, now() + interval '60 days', u.id, t.token_hash, t.expires_at
FROM held_at h
JOIN user_account u ON u.id = h.user_id
JOIN school_role r ON r.user_id = h.user_id AND r.school_id = h.place_id
LEFT JOIN LATERAL (
    SELECT token_hash, expires_at FROM account_token t
    WHERE h.is_home AND t.user_id = u.id AND t.purpose = 'invitation' AND t.used_at IS NULL
    -- A link opens one offer: where two roles wait, the one that begins the account.
        AND r.id = (SELECT min(o.id::text)::uuid FROM school_role o WHERE o.user_id = u.id AND o.school_id = h.place_id
            AND (o.end_date IS NULL OR o.end_date > CURRENT_DATE))
    ORDER BY t.expires_at DESC LIMIT 1
) t ON true
WHERE u.ended_at IS NULL AND (r.end_date IS NULL OR r.end_date > CURRENT_DATE)
    AND (NOT h.is_home OR (u.password_hash IS NULL AND NOT EXISTS (SELECT FROM account_link l WHERE l.user_id = u.id)));
INSERT INTO account_offer (place_id, id, email, name, locale, role, begin_date, end_date, origin, expires_at, user_id)
SELECT h.place_id, gen_random_uuid(), u.email, u.name, coalesce(u.locale, 'nl'), 'admin', r.begin_date, r.end_date, 'split',
    now() + interval '60 days', u.id
FROM held_at h
JOIN user_account u ON u.id = h.user_id
JOIN board_role r ON r.user_id = h.user_id AND r.board_id = h.place_id
WHERE NOT h.is_home AND u.ended_at IS NULL AND (r.end_date IS NULL OR r.end_date > CURRENT_DATE);
DELETE FROM account_token WHERE purpose <> 'password-reset';

-- Roles wait until they are accepted: as offers. The rows of what is over stay, and so does whose they were.
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT id FROM school LOOP
        PERFORM set_config('app.school', one::text, true);
        DELETE FROM school_role r USING account_offer o WHERE o.place_id = one AND r.school_id = one AND r.id = o.id;
        -- Links of before must not lie readable.
        UPDATE outbox_mail SET params = jsonb_set(params, '{link}', 'null')
        WHERE school_id = one AND template IN ('invitation', 'passwordReset');
    END LOOP;
    PERFORM set_config('app.school', '', true);
END
$$;
DELETE FROM board_role r USING held_at h WHERE h.user_id = r.user_id AND h.place_id = r.board_id AND NOT h.is_home
    AND (r.end_date IS NULL OR r.end_date > CURRENT_DATE);

-- When the holder accepted; to which admin the role is tied (its holder's own, who read its link, who offered it to an address that is not the
-- roster's); and whether another admin has to look before it gives sight of pupils.
ALTER TABLE "school_role" ADD COLUMN "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "school_role" ADD COLUMN "tied_to" UUID;
ALTER TABLE "school_role" ADD COLUMN "waits" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "board_role" ADD COLUMN "accepted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
DO $$
DECLARE
    one uuid;
BEGIN
    FOR one IN SELECT id FROM school LOOP
        PERFORM set_config('app.school', one::text, true);
        UPDATE school_role SET accepted_at = least(begin_date, now()) WHERE school_id = one;
    END LOOP;
    PERFORM set_config('app.school', '', true);
    UPDATE board_role SET accepted_at = least(begin_date, now());
END
$$;

-- The account itself, once for each place that knows it. Elsewhere than at home it has no way to sign in.
ALTER TABLE "account_link" DROP CONSTRAINT "account_link_user_id_fkey", DROP CONSTRAINT "account_link_pkey";
ALTER TABLE "account_factor" DROP CONSTRAINT "account_factor_user_id_fkey", DROP CONSTRAINT "account_factor_pkey";
ALTER TABLE "passkey" DROP CONSTRAINT "passkey_user_id_fkey", DROP CONSTRAINT "passkey_pkey";
ALTER TABLE "recovery_code" DROP CONSTRAINT "recovery_code_user_id_fkey", DROP CONSTRAINT "recovery_code_pkey";
ALTER TABLE "account_token" DROP CONSTRAINT "account_token_user_id_fkey", DROP CONSTRAINT "account_token_pkey";
ALTER TABLE "board_role" DROP CONSTRAINT "board_role_user_id_fkey", DROP CONSTRAINT "board_role_pkey";
ALTER TABLE "user_account" DROP CONSTRAINT "user_account_pkey";
DROP INDEX "user_account_email_key";

ALTER TABLE "user_account" ADD COLUMN "place_id" UUID;
ALTER TABLE "user_account" ADD COLUMN "signed_in_at" TIMESTAMPTZ(3);
ALTER TABLE "user_account" ADD COLUMN "password_restored_by" UUID;
ALTER TABLE "user_account" ADD COLUMN "factor_restored_by" UUID;
ALTER TABLE "user_account" ADD COLUMN "tied_to" UUID;
ALTER TABLE "user_account" ADD COLUMN "next_email" TEXT;
ALTER TABLE "user_account" ADD COLUMN "former_email" TEXT;
ALTER TABLE "user_account" ADD COLUMN "address_held_until" TIMESTAMPTZ(3);
UPDATE user_account u SET place_id = h.place_id FROM held_at h WHERE h.user_id = u.id AND h.is_home;
INSERT INTO user_account (place_id, id, email, name, locale, theme, created_at, ended_at)
SELECT h.place_id, u.id, u.email, u.name, u.locale, u.theme, u.created_at, u.ended_at
FROM held_at h JOIN user_account u ON u.id = h.user_id WHERE NOT h.is_home;

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['account_link', 'account_factor', 'passkey', 'recovery_code', 'account_token'] LOOP
        EXECUTE format('ALTER TABLE %I ADD COLUMN place_id UUID', t);
        EXECUTE format('UPDATE %I t SET place_id = h.place_id FROM held_at h WHERE h.user_id = t.user_id AND h.is_home', t);
        -- Of an account that never had a role anywhere.
        EXECUTE format('DELETE FROM %I WHERE place_id IS NULL', t);
        EXECUTE format('ALTER TABLE %I ALTER COLUMN place_id SET NOT NULL', t);
    END LOOP;
END
$$;
DELETE FROM user_account WHERE place_id IS NULL;
-- What is begun belongs to the session that began it; what was begun before is begun anew.
ALTER TABLE "account_factor" ADD COLUMN "begun_in" UUID;
DELETE FROM account_factor WHERE confirmed_at IS NULL;
ALTER TABLE "user_account" ALTER COLUMN "place_id" SET NOT NULL;
ALTER TABLE "account_token" ALTER COLUMN "user_id" SET NOT NULL;
ALTER TABLE "board_role" RENAME COLUMN "board_id" TO "place_id";
ALTER TABLE "board_role" RENAME CONSTRAINT "board_role_board_id_fkey" TO "board_role_place_id_fkey";

ALTER TABLE "user_account" ADD CONSTRAINT "user_account_pkey" PRIMARY KEY ("place_id", "id");
CREATE UNIQUE INDEX "user_account_place_id_email_key" ON "user_account"("place_id", "email");
CREATE INDEX "user_account_email_idx" ON "user_account"("email");
ALTER TABLE "account_link" ADD CONSTRAINT "account_link_pkey" PRIMARY KEY ("place_id", "issuer", "subject");
CREATE INDEX "account_link_issuer_subject_idx" ON "account_link"("issuer", "subject");
ALTER TABLE "account_factor" ADD CONSTRAINT "account_factor_pkey" PRIMARY KEY ("place_id", "user_id");
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_pkey" PRIMARY KEY ("place_id", "credential_id");
CREATE INDEX "passkey_credential_id_idx" ON "passkey"("credential_id");
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("place_id", "code_hash");
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_pkey" PRIMARY KEY ("place_id", "token_hash");
CREATE INDEX "account_token_token_hash_idx" ON "account_token"("token_hash");
ALTER TABLE "board_role" ADD CONSTRAINT "board_role_pkey" PRIMARY KEY ("place_id", "user_id");
DROP INDEX "account_link_user_id_idx", "passkey_user_id_idx", "recovery_code_user_id_idx", "account_token_user_id_idx",
    "board_role_user_id_idx";
CREATE INDEX "account_link_place_id_user_id_idx" ON "account_link"("place_id", "user_id");
CREATE INDEX "passkey_place_id_user_id_idx" ON "passkey"("place_id", "user_id");
CREATE INDEX "recovery_code_place_id_user_id_idx" ON "recovery_code"("place_id", "user_id");
CREATE INDEX "account_token_place_id_user_id_idx" ON "account_token"("place_id", "user_id");
DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['account_link', 'account_factor', 'passkey', 'recovery_code', 'account_token', 'board_role', 'session_account'] LOOP
        EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %2$I FOREIGN KEY (place_id, user_id) REFERENCES user_account (place_id, id) '
            'ON DELETE RESTRICT ON UPDATE CASCADE', t, t || '_place_id_user_id_fkey');
    END LOOP;
END
$$;
ALTER TABLE "session_account" ADD CONSTRAINT "session_account_session_id_fkey"
    FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "session_account_session_id_idx" ON "session_account"("session_id");
CREATE INDEX "session_account_place_id_user_id_idx" ON "session_account"("place_id", "user_id");
CREATE INDEX "account_offer_place_id_email_idx" ON "account_offer"("place_id", "email");
CREATE UNIQUE INDEX "account_offer_link_hash_key" ON "account_offer"("link_hash");
-- Two at once of one role to one address are one offer.
CREATE UNIQUE INDEX "account_offer_one_open" ON "account_offer"("place_id", "email", "role") WHERE state = 'open';

-- What others did to an account, for its holder to read; and the log of a place that has no other, a board.
CREATE TABLE "account_event" (
    "place_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "by_user" UUID,
    "seen_at" TIMESTAMPTZ(3),
    CONSTRAINT "account_event_pkey" PRIMARY KEY ("place_id", "id")
);
CREATE INDEX "account_event_place_id_user_id_id_idx" ON "account_event"("place_id", "user_id", "id");

-- The address that the roster has for an employee, and which admin's file brought it (null: a system did).
ALTER TABLE "person" ADD COLUMN "email" TEXT;
ALTER TABLE "person" ADD COLUMN "email_by" UUID;

-- What an admin did alone that let an account tied to that admin see pupils, where there was no other to look, and who became admin: shown for
-- a year, also to the board.
CREATE TABLE "lone_act" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_user" UUID,
    "act" TEXT NOT NULL,
    "person_id" UUID,
    CONSTRAINT "lone_act_pkey" PRIMARY KEY ("school_id", "id")
);
CREATE INDEX "lone_act_school_id_person_id_at_idx" ON "lone_act"("school_id", "person_id", "at");
CREATE INDEX "lone_act_school_id_at_idx" ON "lone_act"("school_id", "at");
ALTER TABLE "lone_act" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "lone_act" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "lone_act" USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));
-- The board counts them; it reads no names of a school.
CREATE POLICY board ON "lone_act" FOR SELECT USING (school_id = (SELECT s.id FROM school s
    WHERE s.id = nullif(current_setting('app.board_school', true), '')::uuid
        AND s.board_id = nullif(current_setting('app.board', true), '')::uuid));

-- Letters and the log of sign-ins are of a place, not of schools alone.
ALTER TABLE "outbox_mail" RENAME COLUMN "school_id" TO "place_id";
ALTER TABLE "outbox_mail" DROP COLUMN "readable";
ALTER INDEX "outbox_mail_school_id_created_at_idx" RENAME TO "outbox_mail_place_id_created_at_idx";
ALTER TABLE "security_event" RENAME COLUMN "school_id" TO "place_id";
ALTER INDEX "security_event_school_id_at_idx" RENAME TO "security_event_place_id_at_idx";
ALTER INDEX "security_event_school_id_user_id_id_idx" RENAME TO "security_event_place_id_user_id_id_idx";
DROP POLICY school ON "outbox_mail";
DROP POLICY school ON "security_event";
DROP FUNCTION erase_security_events(uuid, timestamptz, integer);
CREATE FUNCTION erase_security_events(of_place uuid, before timestamptz, at_most integer)
RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH old AS (
        SELECT e.id FROM public.security_event e
        WHERE e.place_id = of_place AND e.at < least(before, now() - interval '90 days')
        ORDER BY e.at LIMIT at_most
    ), gone AS (
        DELETE FROM public.security_event e USING old WHERE e.place_id = of_place AND e.id = old.id RETURNING 1
    )
    SELECT count(*)::integer FROM gone
$$;

-- One policy on every table of a place: the school that is open, else the place alone (accounts and nothing of pupils).
DO $$
DECLARE
    t text;
    place CONSTANT text := '(place_id = (SELECT coalesce(nullif(current_setting(''app.school'', true), ''''), '
        'nullif(current_setting(''app.place'', true), ''''))::uuid))';
BEGIN
    FOR t IN
        SELECT c.relname
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'place_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY place ON %1$I USING %2$s WITH CHECK %2$s', t, place);
    END LOOP;
    -- Before a place is known: the owner alone looks, in the narrow functions below.
    FOREACH t IN ARRAY ARRAY['user_account', 'account_link', 'account_factor', 'passkey', 'account_token', 'account_offer',
        'session_account', 'board_role', 'account_event'] LOOP
        EXECUTE format('CREATE POLICY pre_scope ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
    END LOOP;
END
$$;
-- Links that nobody can use any more, of every place: the daily upkeep.
CREATE POLICY upkeep ON account_token FOR DELETE TO CURRENT_USER USING (expires_at < now() - interval '30 days');
-- A new session of the same browser takes over what was proven in the one before.
CREATE POLICY continues ON session_account FOR UPDATE TO CURRENT_USER USING (ended_at IS NULL) WITH CHECK (ended_at IS NULL);

DROP FUNCTION schools_of_account(uuid, date);

-- Accounts of an address that have not ended, with what a password is compared to; at most twenty.
CREATE FUNCTION accounts_of_address(address text)
RETURNS TABLE (place_id uuid, user_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT u.place_id, u.id, u.password_hash FROM public.user_account u
    WHERE u.email = address AND (u.ended_at IS NULL OR u.ended_at > now())
    ORDER BY u.place_id LIMIT 20
$$;
CREATE FUNCTION accounts_of_identity(of_issuer text, of_subject text)
RETURNS TABLE (place_id uuid, user_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT u.place_id, u.id FROM public.account_link l
    JOIN public.user_account u ON u.place_id = l.place_id AND u.id = l.user_id
    WHERE l.issuer = of_issuer AND l.subject = of_subject AND (u.ended_at IS NULL OR u.ended_at > now())
    ORDER BY u.place_id LIMIT 20
$$;
CREATE FUNCTION accounts_of_passkey(credential text)
RETURNS TABLE (place_id uuid, user_id uuid, public_key bytea, counter bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT u.place_id, u.id, k.public_key, k.counter FROM public.passkey k
    JOIN public.user_account u ON u.place_id = k.place_id AND u.id = k.user_id
    WHERE k.credential_id = credential AND (u.ended_at IS NULL OR u.ended_at > now())
    ORDER BY u.place_id LIMIT 20
$$;
-- Where a one-time link belongs, be it of an account or of an offer.
CREATE FUNCTION place_of_link(hash bytea) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT t.place_id FROM public.account_token t WHERE t.token_hash = hash
    UNION ALL SELECT o.place_id FROM public.account_offer o WHERE o.link_hash = hash
    LIMIT 1
$$;
-- What was proven in a session and holds at a moment: a row for each role, or one without. A row whose times are over says why.
CREATE FUNCTION accounts_of_session(of_session uuid, on_day date)
RETURNS TABLE (place_id uuid, place_name text, is_board boolean, is_active boolean, user_id uuid, account_name text, account_ended_at
    timestamptz, signed_by text, idle_until timestamptz, expires_at timestamptz, ended_at timestamptz, has_factor boolean,
    sign_in_rule text, factor_from date, role text, person_id uuid, waits boolean, news_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT a.place_id, coalesce(school.name, board.name), board.id IS NOT NULL, a.place_id IS NOT DISTINCT FROM s.active_place_id,
        a.user_id, u.name, u.ended_at, a.signed_by, a.idle_until, a.expires_at, a.ended_at,
        EXISTS (SELECT FROM public.account_factor f
            WHERE f.place_id = a.place_id AND f.user_id = a.user_id AND f.confirmed_at IS NOT NULL)
            OR EXISTS (SELECT FROM public.passkey k WHERE k.place_id = a.place_id AND k.user_id = a.user_id),
        coalesce(school.sign_in_rule, 'any'),
        CASE WHEN board.id IS NOT NULL THEN board.admin_factor_from WHEN held.role = 'admin' THEN school.admin_factor_from
            ELSE school.staff_factor_from END,
        held.role, held.person_id, held.waits,
        (SELECT e.id FROM public.account_event e
            WHERE e.place_id = a.place_id AND e.user_id = a.user_id AND e.seen_at IS NULL ORDER BY e.id DESC LIMIT 1)
    FROM public.session s
    JOIN public.session_account a ON a.session_id = s.id
    JOIN public.user_account u ON u.place_id = a.place_id AND u.id = a.user_id
    LEFT JOIN public.school ON school.id = a.place_id
    LEFT JOIN public.board ON board.id = a.place_id
    LEFT JOIN LATERAL (
        SELECT r.role, r.person_id, r.waits FROM public.school_role r
        WHERE r.school_id = a.place_id AND r.user_id = a.user_id
            AND r.begin_date <= on_day AND (r.end_date IS NULL OR r.end_date > on_day)
        UNION ALL
        SELECT 'admin', NULL, false FROM public.board_role b
        WHERE b.place_id = a.place_id AND b.user_id = a.user_id
            AND b.begin_date <= on_day AND (b.end_date IS NULL OR b.end_date > on_day)
    ) held ON true
    WHERE s.id = of_session
    ORDER BY coalesce(school.name, board.name), a.place_id, held.role
    LIMIT 100
$$;
CREATE FUNCTION continue_session(earlier uuid, later uuid) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH moved AS (
        UPDATE public.session_account a SET session_id = later
        WHERE a.session_id = earlier AND a.ended_at IS NULL
            AND NOT EXISTS (SELECT FROM public.session_account n WHERE n.session_id = later AND n.place_id = a.place_id)
        RETURNING 1
    )
    SELECT count(*)::integer FROM moved
$$;
CREATE FUNCTION forget_old_links() RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH gone AS (DELETE FROM public.account_token WHERE expires_at < now() - interval '30 days' RETURNING 1)
    SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION accounts_of_address(text), accounts_of_identity(text, text), accounts_of_passkey(text), place_of_link(bytea),
    accounts_of_session(uuid, date), continue_session(uuid, uuid), forget_old_links(),
    erase_security_events(uuid, timestamptz, integer) FROM PUBLIC;

-- Who watches a group live is told when what was proven in a session changed; not when it is only kept alive.
CREATE FUNCTION tell_proven_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('session', ARRAY(
        SELECT w.session_id FROM was_so w LEFT JOIN now_so n ON n.session_id = w.session_id AND n.place_id = w.place_id
        WHERE n.session_id IS NULL OR (n.user_id, n.ended_at, n.signed_by) IS DISTINCT FROM (w.user_id, w.ended_at, w.signed_by)
            OR n.expires_at < w.expires_at OR n.idle_until < w.idle_until
    ));
    RETURN NULL;
END
$$;
CREATE FUNCTION tell_proven_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('session', ARRAY(SELECT DISTINCT session_id FROM was_so));
    RETURN NULL;
END
$$;
CREATE FUNCTION tell_session_turned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM tell_access('session', ARRAY(
        SELECT n.id FROM now_so n JOIN was_so w ON w.id = n.id WHERE n.active_place_id IS DISTINCT FROM w.active_place_id
            OR n.expires_at < w.expires_at
    ));
    RETURN NULL;
END
$$;
CREATE TRIGGER tell_access_changed AFTER UPDATE ON session_account REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_proven_changed();
CREATE TRIGGER tell_access_ended AFTER DELETE ON session_account REFERENCING OLD TABLE AS was_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_proven_ended();
CREATE TRIGGER tell_access_changed AFTER UPDATE ON session REFERENCING OLD TABLE AS was_so NEW TABLE AS now_so
    FOR EACH STATEMENT EXECUTE FUNCTION tell_session_turned();
REVOKE ALL ON FUNCTION tell_proven_changed(), tell_proven_ended(), tell_session_turned() FROM PUBLIC;
