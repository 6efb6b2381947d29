/** The migration that this code was written for; migrations.db.test.ts keeps it in step with prisma/migrations. */
export const latestMigration = "20261201550000_use_moments";
