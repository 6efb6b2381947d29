import { deterministicId } from "../../lib/db/ids";
import type { PrismaClient } from "../../lib/generated/prisma/client";
import { type Framework, frameworkSchema } from "./framework-schema";
import kerndoelen from "./kerndoelen.json";

/** Frameworks that every installation has. Another one is a JSON file of the same shape and its line here. */
const frameworks: readonly unknown[] = [kerndoelen];

type Client = Pick<PrismaClient, "$executeRaw">;

/**
 * Loads the goals, after the migrations. Safe to repeat: what is the same is not written, and a goal that a new file no
 * longer has stays, because mappings may refer to it.
 * @returns how many rows were new or changed
 */
export async function seedGoals(client: Client): Promise<number> {
	let changed = 0;
	for (const framework of frameworks) changed += await loadFramework(client, frameworkSchema.parse(framework));
	return changed;
}

/** One framework: its own row, a node for each domain, and its goals, as two statements. */
export async function loadFramework(client: Client, framework: Framework): Promise<number> {
	const { key, name, version, source } = framework;
	const frameworkId = deterministicId("goal-framework", key);
	const rows = JSON.stringify(goalRows(framework));
	await client.$executeRaw`
		INSERT INTO goal_framework AS f (id, key, name, version, source)
		VALUES (${frameworkId}::uuid, ${key}, ${name}, ${version}, ${source})
		ON CONFLICT (key) DO UPDATE SET name = excluded.name, version = excluded.version, source = excluded.source
		WHERE (f.name, f.version, f.source) IS DISTINCT FROM (excluded.name, excluded.version, excluded.source)`;
	return client.$executeRaw`
		INSERT INTO goal AS g
			(id, framework_id, parent_id, subject_key, sector, code, title, text, measurable, position)
		SELECT r.id, f.id, r.parent_id, r.subject_key, r.sector, r.code, r.title, r.text, r.measurable, r.position
		FROM json_to_recordset(${rows}::json) AS r (id uuid, parent_id uuid, subject_key text, sector text, code text,
			title text, text text, measurable boolean, position int)
		JOIN goal_framework AS f ON f.key = ${key}
		ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, subject_key = excluded.subject_key,
			sector = excluded.sector, code = excluded.code, title = excluded.title, text = excluded.text,
			measurable = excluded.measurable, position = excluded.position
		WHERE g.framework_id = excluded.framework_id
			AND (g.parent_id, g.subject_key, g.sector, g.code, g.title, g.text, g.measurable, g.position)
			IS DISTINCT FROM (excluded.parent_id, excluded.subject_key, excluded.sector, excluded.code, excluded.title,
				excluded.text, excluded.measurable, excluded.position)`;
}

interface GoalRow {
	readonly id: string;
	readonly parent_id: string | null;
	readonly subject_key: string;
	readonly sector: string;
	readonly code: string;
	readonly title: string;
	readonly text: string;
	readonly measurable: boolean;
	readonly position: number;
}

/** Domains before goals; the position is the order of the file, so that a grid shows the publisher's order. */
function goalRows({ key, goals }: Framework): GoalRow[] {
	const domains = new Map<string, GoalRow>();
	const leaves = goals.map((goal, index): GoalRow => {
		const { id, sector, subject, domain, code, title, text, measurable } = goal;
		const parentId = deterministicId("goal-domain", key, sector, subject, domain);
		const place = { sector, subject_key: subject, position: index + 1 };
		if (!domains.has(parentId)) {
			const words = { code: "", title: domain, text: domain, measurable: false };
			domains.set(parentId, { id: parentId, parent_id: null, ...place, ...words });
		}
		return { id, parent_id: parentId, ...place, code, title, text, measurable };
	});
	return [...domains.values(), ...leaves];
}
