-- Whether a record of use tells that it began or stopped: time between the two is time with the material. What is stored has none:
-- it tells of no such time, as before.
ALTER TABLE "material_use" ADD COLUMN "moment" TEXT;
