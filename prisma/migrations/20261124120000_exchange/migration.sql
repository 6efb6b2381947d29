-- xAPI: the agents whom a statement's filter meets (actor, object and members of either), and any statement that it refers
-- to, where only a voided one was known. Raw payloads say what they are, since not each is JSON.
ALTER TABLE "delivery_payload" ADD COLUMN "media_type" TEXT;
ALTER TABLE "xapi_statement"
    ADD COLUMN "agents" TEXT[],
    ADD COLUMN "refers_to" UUID;

-- Of what is kept already: the actor; where the object is no activity, or the actor has no identifier, all agents that are
-- known of it (an instructor or a team may be among them). School by school: the policies bind the owner too.
DO $$
DECLARE
    school RECORD;
BEGIN
    FOR school IN SELECT id FROM "school" LOOP
        PERFORM set_config('app.school', school.id::text, true);
        UPDATE "xapi_statement" SET
            "agents" = CASE WHEN "activity" IS NULL OR "agent" = '' THEN "related_agents" ELSE ARRAY["agent"] END,
            "refers_to" = "voids"
        WHERE "school_id" = school.id;
    END LOOP;
    PERFORM set_config('app.school', '', true);
END $$;

ALTER TABLE "xapi_statement" DROP COLUMN "agent";
