-- A session ends when nobody uses it (lib/adr/0014), and its owner reads where it is open. Sessions that are open now get a
-- quarter of an hour to be used once; after that they live by the rule.
ALTER TABLE "session" ADD COLUMN "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "session" ADD COLUMN "idle_until" TIMESTAMPTZ(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP + interval '15 minutes');
ALTER TABLE "session" ADD COLUMN "browser" TEXT;
ALTER TABLE "session" ADD COLUMN "system" TEXT;
ALTER TABLE "session" ADD COLUMN "network" TEXT;
