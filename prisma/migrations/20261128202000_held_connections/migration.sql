-- Why a connection waits for a person, and the day on which a person let an unusual amount through.
ALTER TABLE "connection"
    ADD COLUMN "hold" JSONB,
    ADD COLUMN "volume_allowed_on" DATE;
