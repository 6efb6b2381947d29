import { seedGoals } from "../../prisma/seed/goals";
import { disconnectPrisma, prisma } from "../db/client";

/** After the migrations: what every installation needs before somebody comes. Safe to repeat. */
await seedGoals(prisma());
await disconnectPrisma();
