-- A month of attempts is made when an attempt of it is written, and no other month with it. Only a connection makes months:
-- how many a day is counted here, so that a supplier with wild dates cannot fill the database with tables.
CREATE TABLE "months_made" (
    "school_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "months" INTEGER NOT NULL,
    CONSTRAINT "months_made_pkey" PRIMARY KEY ("school_id","connection_id","day")
);
ALTER TABLE "months_made" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "months_made" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "months_made"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

-- Made beside the table and then attached: that locks out another change of the table, and nobody who reads or writes.
CREATE FUNCTION make_attempt_month(of_month date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    first date := date_trunc('month', of_month)::date;
    child text := format('attempt_%s', to_char(first, 'YYYYMM'));
BEGIN
    IF first IS NULL OR first < date '2000-01-01' OR first > (now() + interval '2 years')::date THEN
        RAISE EXCEPTION 'months of attempts: from 2000 until two years ahead';
    END IF;
    PERFORM pg_advisory_xact_lock(7420261);
    -- By a query: to_regclass may remember what was true before this waited.
    IF EXISTS (SELECT FROM pg_class WHERE relname = child AND relnamespace = 'public'::regnamespace) THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.attempt INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)', child);
    EXECUTE format('ALTER TABLE public.attempt ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
        child, first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
    RETURN true;
END $$;

-- Drops a month that holds no attempt of any school. Row-level security would show its owner an empty table where there
-- are rows: with row_security off a query that it touches is an error instead. It takes what is free and waits for nobody,
-- so that nobody waits behind it. Months of this school year and the two before it stay, and those made ahead.
CREATE FUNCTION drop_attempt_month(of_month date) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public SET row_security = off SET lock_timeout = '100ms' AS $$
DECLARE
    first date := date_trunc('month', of_month)::date;
    this date := date_trunc('month', now())::date;
    child text := format('attempt_%s', to_char(first, 'YYYYMM'));
    used boolean;
BEGIN
    -- Of an older snapshot a table may look empty that is not.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'a month is dropped in a transaction of its own, read committed';
    END IF;
    -- Held, no month is made or dropped until this transaction ends.
    IF NOT pg_try_advisory_xact_lock(7420261) THEN
        RETURN 'busy';
    END IF;
    IF first IS NULL OR first BETWEEN this - interval '26 months' AND this + interval '13 months'
        OR NOT EXISTS (SELECT FROM pg_class WHERE relname = child AND relnamespace = 'public'::regnamespace) THEN
        RETURN 'kept';
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', child) INTO used;
    IF used THEN
        RETURN 'kept';
    END IF;
    LOCK TABLE ONLY public.attempt IN ACCESS EXCLUSIVE MODE NOWAIT;
    EXECUTE format('LOCK TABLE public.%I IN ACCESS EXCLUSIVE MODE NOWAIT', child);
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', child) INTO used;
    IF used THEN
        RETURN 'kept';
    END IF;
    EXECUTE format('DROP TABLE public.%I', child);
    RETURN 'dropped';
EXCEPTION WHEN lock_not_available THEN
    RETURN 'busy';
END $$;

DROP FUNCTION ensure_attempt_partitions(date, integer);
REVOKE ALL ON FUNCTION make_attempt_month(date), drop_attempt_month(date) FROM PUBLIC;
