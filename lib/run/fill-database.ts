/** After the migrations: what every installation needs before somebody comes. */
import { seedGoals } from "../../prisma/seed/goals";
import { disconnectPrisma, prisma } from "../db/client";

try {
	await seedGoals(prisma());
} finally {
	await disconnectPrisma();
}
