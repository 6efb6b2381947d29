#!/usr/bin/env node
// Stands in for Prisma's native schema-engine binary (which npm does not carry): the same engine,
// compiled to WebAssembly (@prisma/schema-engine-wasm), behind the same JSON-RPC on stdin/stdout.
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const require = createRequire(import.meta.url);
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
	message: "",
	set_message(m) {
		this.message = m;
	},
};

async function loadEngine() {
	const js = await import("@prisma/schema-engine-wasm/schema_engine_bg");
	const dir = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/[^\\/]*$/, "");
	const mod = await WebAssembly.compile(fs.readFileSync(dir + "schema_engine_bg.wasm"));
	const inst = await WebAssembly.instantiate(mod, { "./schema_engine_bg.js": js });
	js.__wbg_set_wasm(inst.exports);
	inst.exports.__wbindgen_start();
	return js;
}

const argv = process.argv.slice(2);
if (argv.includes("--version")) {
	console.log("schema-engine-cli (wasm)");
	process.exit(0);
}
const opts = { datamodels: [] };
const words = [];
for (let i = 0; i < argv.length; i++) {
	if (argv[i] === "--datamodels") opts.datamodels.push(argv[++i]);
	else if (argv[i].startsWith("--")) opts[argv[i].slice(2)] = argv[++i];
	else words.push(argv[i]);
}
const ds = opts.datasource ? JSON.parse(opts.datasource) : {};
const url = ds.url;
const logErr = (code, message) =>
	process.stderr.write(
		"\n" +
			JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields: { error_code: code, message } }) +
			"\n",
	);

async function adminQuery(u, sql) {
	const a = new URL(u);
	a.pathname = "/postgres";
	const c = new pg.Client({ connectionString: a.href });
	await c.connect();
	try {
		await c.query(sql);
	} finally {
		await c.end();
	}
}
const dbName = (u) => decodeURIComponent(new URL(u).pathname.slice(1));
const quote = (s) => '"' + s.replaceAll('"', '""') + '"';

if (words[0] === "cli") {
	try {
		if (words[1] === "can-connect-to-database") {
			const c = new pg.Client({ connectionString: url });
			await c.connect();
			await c.end();
		} else if (words[1] === "create-database") await adminQuery(url, `CREATE DATABASE ${quote(dbName(url))}`);
		else if (words[1] === "drop-database") await adminQuery(url, `DROP DATABASE ${quote(dbName(url))} WITH (FORCE)`);
		process.exit(0);
	} catch (e) {
		const map = {
			"3D000": ["P1003", `Database \`${dbName(url)}\` does not exist`],
			"28P01": ["P1000", "Authentication failed"],
			ECONNREFUSED: ["P1001", `Can't reach database server at \`${new URL(url).host}\``],
		};
		const [code, msg] = map[e.code] ?? ["P1010", e.message];
		logErr(code, msg);
		process.exit(1);
	}
}

// adapter-pg 7.10 as it is falls short of the schema engine in three places, mended here:
//  - it knows no "char" (oid 18), which the catalog queries return;
//  - executeScript splits at every ";" (breaks function bodies and strings): send the script whole instead;
//  - its shadow database inherits connectionString, so it would be the main database, and is dropped while in use.
function mend(adapter) {
	const raw = adapter.queryRaw,
		tx = adapter.startTransaction;
	adapter.queryRaw = async function (q) {
		let chars = [];
		const self = Object.create(this, {
			performIO: {
				value: async (x) => {
					const r = await this.performIO(x);
					chars = r.fields.map((f) => f.dataTypeID === 18);
					for (const f of r.fields) if (f.dataTypeID === 18) f.dataTypeID = 25;
					return r;
				},
			},
		});
		const res = await raw.call(self, q);
		res.columnTypes = res.columnTypes.map((t, i) => (chars[i] ? ColumnTypeEnum.Character : t));
		return res;
	};
	if (tx)
		adapter.startTransaction = async function (...a) {
			return mend(await tx.apply(this, a));
		};
	if (adapter.executeScript)
		adapter.executeScript = async function (script) {
			try {
				await this.client.query(script);
			} catch (e) {
				this.onError(e);
			}
		};
	return adapter;
}
class Factory extends PrismaPg {
	constructor(u) {
		const p = new URL(u);
		super({ connectionString: u, max: 1 }, { schema: p.searchParams.get("schema") ?? undefined });
		this.u = u;
	}
	async connect() {
		return mend(await super.connect());
	}
	async connectToShadowDb() {
		if (ds.shadowDatabaseUrl)
			return mend(await new PrismaPg({ connectionString: ds.shadowDatabaseUrl, max: 1 }).connect());
		const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
		await adminQuery(this.u, `CREATE DATABASE ${quote(name)}`);
		const u = new URL(this.u);
		u.pathname = "/" + name;
		const adapter = mend(await new PrismaPg({ connectionString: u.href, max: 1 }).connect());
		const dispose = adapter.dispose.bind(adapter);
		adapter.dispose = async () => {
			await dispose();
			await adminQuery(this.u, `DROP DATABASE IF EXISTS ${quote(name)} WITH (FORCE)`);
		};
		return adapter;
	}
}
let engine;
async function get() {
	if (engine) return engine;
	const js = await loadEngine();
	const datamodels = opts.datamodels.map((f) => [f, fs.readFileSync(f, "utf8")]);
	const adapter = bindMigrationAwareSqlAdapterFactory(new Factory(url ?? "postgresql://127.0.0.1:1/none"));
	engine = await js.SchemaEngine.new({ datamodels: datamodels.length ? datamodels : undefined }, () => {}, adapter);
	return engine;
}
const rl = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
let chain = Promise.resolve();
rl.on("line", (line) => {
	const m = JSON.parse(line);
	if (m.method) chain = chain.then(() => handle(m));
}); // (answers to our print are dropped)
rl.on("close", () => chain.then(() => process.exit(0)));
const send = (o) => process.stdout.write(JSON.stringify(o) + "\n");
async function handle({ id, method, params }) {
	try {
		let result;
		if (process.env.SE_TRACE) fs.appendFileSync(process.env.SE_TRACE, JSON.stringify({ method, params }) + "\n");
		if (method === "createDatabase") {
			const u = params.datasource.tag === "ConnectionString" ? params.datasource.url : url;
			await adminQuery(u, `CREATE DATABASE ${quote(dbName(u))}`);
			result = { databaseName: dbName(u) };
		} else if (method === "getDatabaseVersion") result = await (await get()).version(params);
		else {
			const e = await get();
			result = await e[method](params);
			if (method === "diff" && result?.stdout != null) {
				send({ jsonrpc: "2.0", id: "print-1", method: "print", params: { content: result.stdout } });
			}
		}
		send({ jsonrpc: "2.0", id, result: result ?? {} });
	} catch (e) {
		const data = { is_panic: false, message: e?.message ?? String(e) };
		if (e?.code) data.error_code = e.code;
		if (e?.meta) data.meta = e.meta;
		if (process.env.SE_TRACE)
			fs.appendFileSync(process.env.SE_TRACE, "ERR " + (e?.stack ?? e) + JSON.stringify(e) + "\n");
		send({
			jsonrpc: "2.0",
			id,
			error: { code: 4466, message: "An error happened. Check the data field for details.", data },
		});
	}
}
