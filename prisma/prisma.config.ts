import path from "node:path";
import { defineConfig } from "prisma/config";

export default defineConfig({
	schema: path.join(import.meta.dirname, "schema"),
	migrations: { path: path.join(import.meta.dirname, "migrations") },
	datasource: { url: process.env.MIGRATION_DATABASE_URL ?? "postgresql://127.0.0.1:1/none" },
});
