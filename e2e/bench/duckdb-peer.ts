import { createWriteStream, rmSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type pg from "pg";
import { to } from "pg-copy-streams";
import { addDays } from "../../lib/domain/school-day";
import type { ReadingSchool } from "./reading-school";

/** The same raw rows in DuckDB, in memory, and the question of the grid put to them. */
export interface DuckDbPeer {
	load(database: pg.Client): Promise<void>;
	ask(school: ReadingSchool, today: string): Promise<unknown>;
	close(): void;
}

/** In memory; its files of rows lie in the folder. */
export async function openDuckDb(folder: string): Promise<DuckDbPeer> {
	const duck = await (await DuckDBInstance.create(":memory:")).connect();
	return {
		async load(database) {
			const [attempts, mapping] = [path.join(folder, "attempt.csv"), path.join(folder, "mapping.csv")];
			await pipeline(
				database.query(
					to(`COPY (SELECT pupil_id, connection_id, unit_id, success, at AT TIME ZONE 'Europe/Amsterdam' AS taken_at FROM attempt)
						TO STDOUT (FORMAT csv, HEADER)`),
				),
				createWriteStream(attempts),
			);
			await pipeline(
				database.query(
					to("COPY (SELECT goal_id, connection_id, source_id FROM goal_mapping) TO STDOUT (FORMAT csv, HEADER)"),
				),
				createWriteStream(mapping),
			);
			await duck.run(
				`CREATE OR REPLACE TABLE attempt AS SELECT pupil_id::uuid AS pupil_id, connection_id::uuid AS connection_id,
					unit_id, success::boolean AS success, taken_at::timestamp AS taken_at
					FROM read_csv('${attempts}', all_varchar = true)`,
			);
			await duck.run(`CREATE OR REPLACE TABLE mapping AS SELECT goal_id, connection_id::uuid AS connection_id, source_id
				FROM read_csv('${mapping}', all_varchar = true)`);
			for (const file of [attempts, mapping]) rmSync(file, { force: true });
		},
		async ask({ pupilIds }, today) {
			const ids = pupilIds.map((id) => `'${id}'`).join(",");
			const answer = await duck.runAndReadAll(
				`SELECT a.pupil_id, m.goal_id, a.connection_id, a.taken_at::date AS day,
					count(*) FILTER (a.success IS NOT NULL), count(*) FILTER (a.success)
				FROM attempt a JOIN mapping m ON m.connection_id = a.connection_id AND m.source_id = a.unit_id
				WHERE a.pupil_id IN (${ids}) AND a.taken_at >= DATE '${addDays(today, -55)}'
				GROUP BY 1, 2, 3, 4`,
			);
			const rows = answer.getRows();
			if (rows.length === 0) throw new Error("DuckDB found nothing");
			return rows;
		},
		close: () => duck.closeSync(),
	};
}
