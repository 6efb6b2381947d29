-- A person says that no goal belongs to a unit (a puzzle, an introduction): it is counted apart and asks for nothing.
ALTER TABLE "supplier_unit" ADD COLUMN "set_aside" BOOLEAN NOT NULL DEFAULT false;
