import pg from "pg";
import type { Scope } from "../../lib/authz/scope";
import { today } from "../../lib/clock";
import { inSchool } from "../../lib/db/in-school";
import { addDays } from "../../lib/domain/school-day";
import { findGroupGrid } from "../../lib/queries/groups/find-group-grid";
import { selectPracticeFacts } from "../../lib/queries/groups/select-goal-facts";
import { defaultSettings } from "../../lib/standing/settings";
import { personScope } from "../../lib/testing/person-scope";
import { type DuckDbPeer, openDuckDb } from "./duckdb-peer";
import { growPractice, makeReadingSchool, type ReadingSchool } from "./reading-school";
import { middle, spread } from "./spread";
import { withDatabase } from "./with-database";

const pairs = 5;
const calls = 20;
const steps = [1, 2, 4, 8];

/**
 * B2 and B7 (QUALITY): the group grid of 30 pupils over 8 weeks while the events grow eightfold, against the same
 * question on raw rows; and one of its queries through our data layer against a bare prepared one.
 * `npm run bench -- reading [events in the first step]`; against DuckDB on the same rows too.
 */
export async function run(): Promise<void> {
	const first = Number(process.argv[3] ?? 1_250_000);
	await withDatabase("reading", async ({ database, runtimeUrl, folder }) => {
		const school = await makeReadingSchool();
		const duck = await openDuckDb(folder);
		const medians: number[] = [];
		for (const step of steps) {
			const events = await growPractice(database, school, first * step);
			await duck.load(database);
			const { grid, facts, raw, peer } = await timeGrid(school, database, duck);
			medians.push(middle(grid));
			console.log(
				`B2 at ${millions(events)} M events: whole grid with access, look log and figures ${spread(grid)} ms`,
			);
			console.log(`B2 its practice: from day rollups ${spread(facts)} ms, from our raw rows ${spread(raw)} ms`);
			console.log(`B2 rollups / raw rows: ${(middle(facts) / middle(raw)).toFixed(2)}, goal <= 0.1`);
			console.log(
				`B2 DuckDB on raw rows ${spread(peer)} ms; rollups / DuckDB: ${(middle(facts) / middle(peer)).toFixed(2)}, goal <= 0.2`,
			);
		}
		const flat = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
		console.log(`B2 t(${steps.at(-1)}x) / t(1x): ${flat.toFixed(2)}, goal <= 1.5`);
		await timeLayers(school, runtimeUrl);
		duck.close();
	});
}

async function timeGrid(school: ReadingSchool, database: pg.Client, duck: DuckDbPeer) {
	const scope = scopeOf(school);
	const ask = async () => {
		const grid = await findGroupGrid(scope, {
			groupId: school.groupId,
			subject: null,
			period: { key: "8w" },
			connectionId: null,
			kind: "all",
			schoolYear: null,
			subGroupId: null,
		});
		if (!grid?.grid.columns.some((column) => column.valued >= 25)) throw new Error("the grid is empty");
	};
	const askRaw = () =>
		database.query(
			`SELECT a.pupil_id, m.goal_id, a.connection_id, (a.at AT TIME ZONE 'Europe/Amsterdam')::date AS day,
				count(*) FILTER (WHERE a.success IS NOT NULL), count(*) FILTER (WHERE a.success)
			FROM attempt a
			JOIN goal_mapping m ON m.school_id = a.school_id AND m.connection_id = a.connection_id AND m.kind = 'unit'
				AND m.source_id = a.unit_id
			WHERE a.school_id = $1 AND a.pupil_id = ANY($2) AND a.at >= $3
			GROUP BY 1, 2, 3, 4`,
			[school.schoolId, school.pupilIds, addDays(today(), -55)],
		);
	// Both bare: what the rollups save. What our layer adds to either is B7.
	const askFacts = await bareFacts(school, database);
	for (const warm of [ask, askFacts, askRaw]) await warm();
	const { ours: facts, raw } = await inTurn(askFacts, askRaw);
	const { ours: grid, raw: peer } = await inTurn(ask, async () => duck.ask(school, today()));
	return { grid, facts, raw, peer };
}

/** The statement of the practice in the grid, sent without our layer. */
async function bareFacts(school: ReadingSchool, database: pg.Client): Promise<() => Promise<unknown>> {
	const sent = await sentBy(factsOf(school), "FROM practice_day");
	return () => database.query(sent);
}

/** The practice in the grid, through Prisma, a school's transaction and row-level security. */
const factsOf = (school: ReadingSchool) => () => {
	const scope = scopeOf(school);
	return inSchool(scope, (tx) => selectPracticeFacts(tx, scope, wantedOf(school), defaultSettings));
};

const wantedOf = ({ pupilIds, goalIds }: ReadingSchool) => ({
	pupilIds,
	goalIds,
	from: addDays(today(), -55),
	to: today(),
});

/** B7: the practice in the grid through our layer, or bare on a connection that holds the scope. */
async function timeLayers(school: ReadingSchool, runtimeUrl: string): Promise<void> {
	const bare = new pg.Client({ connectionString: runtimeUrl });
	await bare.connect();
	await bare.query("SELECT set_config('app.school', $1, false)", [school.schoolId]);
	const [askOurs, askBare] = [factsOf(school), await bareFacts(school, bare)];
	await askOurs();
	await askBare();
	const { ours, raw } = await inTurn(askOurs, askBare);
	await bare.end();
	console.log(`B7 through our layer: ${spread(ours)} ms; bare ${spread(raw)} ms`);
	console.log(`B7 ratio: ${(middle(ours) / middle(raw)).toFixed(2)}, goal <= 2.5`);
}

/** The statement with this fragment that a call sends, as it goes over the wire: the peer runs the very same text. */
async function sentBy(call: () => Promise<unknown>, fragment: string): Promise<{ text: string; values: unknown[] }> {
	const send = pg.Client.prototype.query;
	let sent: { text: string; values: unknown[] } | null = null;
	pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
		const query = args[0] as { text?: string; values?: unknown[] };
		if (query?.text?.includes(fragment)) sent = { text: query.text, values: query.values ?? (args[1] as unknown[]) };
		return Reflect.apply(send, this, args);
	} as typeof send;
	try {
		await call();
	} finally {
		pg.Client.prototype.query = send;
	}
	if (sent === null) throw new Error(`no statement with ${fragment}`);
	return sent;
}

/** Medians of `calls` calls each, ours and the other in turn, `pairs` times. Milliseconds. */
async function inTurn(ask: () => Promise<unknown>, askOther: () => Promise<unknown>) {
	const [ours, raw]: [number[], number[]] = [[], []];
	for (let pair = 0; pair < pairs; pair += 1) {
		ours.push(await medianOf(ask));
		raw.push(await medianOf(askOther));
	}
	return { ours, raw };
}

async function medianOf(ask: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let call = 0; call < calls; call += 1) {
		const began = performance.now();
		await ask();
		times.push(performance.now() - began);
	}
	return middle(times);
}

function scopeOf(school: ReadingSchool): Scope {
	return personScope({ schoolId: school.schoolId, personId: school.teacherId });
}

const millions = (count: number) => (count / 1e6).toFixed(2);
