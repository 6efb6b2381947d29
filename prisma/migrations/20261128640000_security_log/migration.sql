-- Who came in, who was refused and why, which session ended: of a school, and of each school of the account.
CREATE TABLE "security_event" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "user_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "browser" TEXT,
    "system" TEXT,
    "network" TEXT,
    CONSTRAINT "security_event_pkey" PRIMARY KEY ("school_id","id")
);
CREATE INDEX "security_event_school_id_at_idx" ON "security_event"("school_id", "at");
CREATE INDEX "security_event_school_id_user_id_id_idx" ON "security_event"("school_id", "user_id", "id");

ALTER TABLE "security_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "security_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY school ON "security_event"
    USING (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid))
    WITH CHECK (school_id = (SELECT nullif(current_setting('app.school', true), '')::uuid));

-- The program adds and reads. It takes out by this function alone, which keeps the last ninety days whatever it is asked:
-- who gets hold of the program cannot wipe out how. Row-level security holds for the owner too, so only the school that is set.
CREATE FUNCTION erase_security_events(of_school uuid, before timestamptz, at_most integer)
RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH old AS (
        SELECT e.id FROM public.security_event e
        WHERE e.school_id = of_school AND e.at < least(before, now() - interval '90 days')
        ORDER BY e.at LIMIT at_most
    ), gone AS (
        DELETE FROM public.security_event e USING old WHERE e.school_id = of_school AND e.id = old.id RETURNING 1
    )
    SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION erase_security_events(uuid, timestamptz, integer) FROM PUBLIC;
