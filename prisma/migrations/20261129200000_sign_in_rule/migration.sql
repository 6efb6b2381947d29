-- By which ways of signing in people may act at a school: on the school itself, which is read with the session in one query, as
-- the days of the second factor are. One word and not a list: no value leaves no way at all.
ALTER TABLE "school" ADD COLUMN "sign_in_rule" TEXT NOT NULL DEFAULT 'any'
    CONSTRAINT "school_sign_in_rule" CHECK ("sign_in_rule" IN ('any', 'own', 'provider'));
