/** The peer of the reading benchmark, fetched for it alone: `npm install --no-save @duckdb/node-api`. */
declare module "@duckdb/node-api" {
	interface DuckDBConnection {
		run(sql: string): Promise<unknown>;
		runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
		closeSync(): void;
	}
	export const DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckDBConnection> }> };
}
