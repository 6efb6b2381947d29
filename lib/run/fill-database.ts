/** After the migrations: what every installation needs before somebody comes. */
import { disconnectPrisma } from "../db/client";

await disconnectPrisma();
