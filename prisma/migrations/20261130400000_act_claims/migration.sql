-- A press of a button, claimed in the transaction that does it: sent twice, it is done once (lib/commands/acts/once.ts).
CREATE TABLE "act_claim" (
    "place_id" UUID NOT NULL,
    "act_id" UUID NOT NULL,
    "try_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "act_claim_pkey" PRIMARY KEY ("place_id","act_id")
);
CREATE INDEX "act_claim_place_id_at_idx" ON "act_claim"("place_id", "at");
ALTER TABLE "act_claim" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "act_claim" FORCE ROW LEVEL SECURITY;
CREATE POLICY place ON "act_claim" USING (place_id = (SELECT coalesce(nullif(current_setting('app.school', true), ''),
    nullif(current_setting('app.place', true), ''))::uuid))
    WITH CHECK (place_id = (SELECT coalesce(nullif(current_setting('app.school', true), ''),
    nullif(current_setting('app.place', true), ''))::uuid));
