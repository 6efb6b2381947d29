-- Global: who looks after the connections of a board's schools, from when until when.
CREATE TABLE "board_role" (
    "board_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "begin_date" DATE NOT NULL,
    "end_date" DATE,
    CONSTRAINT "board_role_pkey" PRIMARY KEY ("board_id", "user_id"),
    CONSTRAINT "board_role_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "board_role_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "board_role_user_id_idx" ON "board_role"("user_id");
ALTER TABLE "board" ADD COLUMN "admin_factor_from" DATE;
CREATE INDEX "school_board_id_name_idx" ON "school"("board_id", "name");

-- A board sets no app.school, so the policy of the school shows it nothing, in any table that is or will be. What it may
-- read is said here, table by table: one school at a time, and only while the school is of that board.
DO $$
DECLARE
    t text;
    school CONSTANT text := '(SELECT s.id FROM school s '
        'WHERE s.id = nullif(current_setting(''app.board_school'', true), '''')::uuid '
        'AND s.board_id = nullif(current_setting(''app.board'', true), '''')::uuid)';
BEGIN
    FOREACH t IN ARRAY ARRAY['connection', 'delivery', 'roster_pull_run', 'school_holiday'] LOOP
        EXECUTE format('CREATE POLICY board ON %I FOR SELECT USING (school_id = %s)', t, school);
    END LOOP;
    -- Its look, which it writes and cannot read.
    EXECUTE format('CREATE POLICY board ON audit_event FOR INSERT WITH CHECK (action = ''board.look'' AND school_id = %s)', school);
    -- A roster file holds pupils: the owner alone looks, and tells when the last one came.
    EXECUTE format('CREATE POLICY board ON roster_import FOR SELECT TO CURRENT_USER USING (school_id = %s)', school);
END $$;

CREATE FUNCTION roster_files_for_board()
RETURNS TABLE (connection_id uuid, last_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT i.connection_id, max(i.created_at)
    FROM public.roster_import i
    WHERE i.school_id = nullif(current_setting('app.board_school', true), '')::uuid AND i.connection_id IS NOT NULL
    GROUP BY i.connection_id
$$;
REVOKE ALL ON FUNCTION roster_files_for_board() FROM PUBLIC;
