#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which npm does not carry and which is fetched from elsewhere at first use:
 * the same engine, compiled to WebAssembly, behind the same JSON-RPC over stdin and stdout. lib/run/prisma.mjs points
 * Prisma at this file (PRISMA_SCHEMA_ENGINE_BINARY).
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { mend } from "./mended-adapter.mjs";

const { words, options, datamodels } = readArguments(process.argv.slice(2));
const datasource = options.datasource ? JSON.parse(options.datasource) : {};

if (words[0] === "cli") await runCommand(words[1]);
else if ("version" in options) console.log("schema-engine-cli (wasm)");
else serve();

/** `--datamodels` comes once per file; every other option once, with a value unless it is the last word. */
function readArguments(args) {
	const read = { words: [], options: {}, datamodels: [] };
	for (let i = 0; i < args.length; i++) {
		if (args[i] === "--datamodels") read.datamodels.push(args[++i]);
		else if (args[i].startsWith("--")) read.options[args[i].slice(2)] = args[++i];
		else read.words.push(args[i]);
	}
	return read;
}

/** The three questions that Prisma asks with an exit code: is there a database, make it, drop it. */
async function runCommand(command) {
	const name = pg.escapeIdentifier(databaseOf(datasource.url));
	try {
		if (command === "can-connect-to-database") await runSql(datasource.url, "SELECT 1");
		if (command === "create-database") await runOnServer(`CREATE DATABASE ${name}`);
		if (command === "drop-database") await runOnServer(`DROP DATABASE ${name} WITH (FORCE)`);
	} catch (fault) {
		// Prisma's own codes: it decides by them, e.g. to make a database that is not there.
		const codes = { "3D000": "P1003", "28P01": "P1000", ECONNREFUSED: "P1001" };
		const fields = { error_code: codes[fault.code] ?? "P1010", message: fault.message };
		process.stderr.write(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}\n`);
		process.exitCode = 1;
	}
}

function serve() {
	let chain = Promise.resolve();
	const lines = readline.createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
	lines.on("line", (line) => {
		const message = JSON.parse(line);
		// A message without a method answers our own "print".
		if (message.method) chain = chain.then(() => answer(message));
	});
	lines.on("close", () => chain.then(() => process.exit(0)));
}

async function answer({ id, method, params }) {
	try {
		send({ id, result: (await call(method, params)) ?? {} });
	} catch (fault) {
		const data = {
			is_panic: false,
			message: fault?.message ?? String(fault),
			meta: fault?.meta,
			error_code: fault?.code,
		};
		send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
	}
}

async function call(method, params) {
	if (method === "createDatabase") {
		const url = params.datasource.tag === "ConnectionString" ? params.datasource.url : datasource.url;
		await runOnServer(`CREATE DATABASE ${pg.escapeIdentifier(databaseOf(url))}`, url);
		return { databaseName: databaseOf(url) };
	}
	const engine = await getEngine();
	if (method === "getDatabaseVersion") return engine.version(params);
	const result = await engine[method](params);
	if (method === "diff" && typeof result?.stdout === "string")
		send({ id: "print", method: "print", params: { content: result.stdout } });
	return result;
}

function send(message) {
	process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}

let engine;
/** One engine for the life of the process: it keeps the connection. */
async function getEngine() {
	if (engine) return engine;
	const { SchemaEngine } = await loadModule();
	const files = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
	const factory = bindMigrationAwareSqlAdapterFactory(new Factory(datasource.url ?? "postgresql://127.0.0.1:1/none"));
	engine = await SchemaEngine.new({ datamodels: files.length > 0 ? files : undefined }, () => {}, factory);
	return engine;
}

async function loadModule() {
	// The module reports its panics here.
	globalThis.PRISMA_WASM_PANIC_REGISTRY = { message: "", set_message: () => {} };
	const name = "@prisma/schema-engine-wasm/schema_engine_bg";
	const glue = await import(name);
	const file = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), "schema_engine_bg.wasm");
	const instance = await WebAssembly.instantiate(await WebAssembly.compile(readFileSync(file)), {
		"./schema_engine_bg.js": glue,
	});
	glue.__wbg_set_wasm(instance.exports);
	instance.exports.__wbindgen_start();
	return glue;
}

/** The adapter with its own shadow database: with a connection string, it would take the main one and drop that. */
class Factory extends PrismaPg {
	#url;
	constructor(url) {
		super({ connectionString: url, max: 1 }, { schema: new URL(url).searchParams.get("schema") ?? undefined });
		this.#url = url;
	}
	async connect() {
		return mend(await super.connect());
	}
	async connectToShadowDb() {
		if (datasource.shadowDatabaseUrl) return connectTo(datasource.shadowDatabaseUrl);
		const name = `prisma_migrate_shadow_db_${randomUUID()}`;
		await runOnServer(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
		const adapter = await connectTo(besides(this.#url, name));
		const dispose = adapter.dispose.bind(adapter);
		adapter.dispose = async () => {
			await dispose();
			await runOnServer(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
		};
		return adapter;
	}
}

async function connectTo(url) {
	return mend(await new PrismaPg({ connectionString: url, max: 1 }).connect());
}

/** On the server's own database, since the one in question may not be there. */
function runOnServer(sql, url = datasource.url) {
	return runSql(besides(url, "postgres"), sql);
}

async function runSql(url, sql) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

function databaseOf(url) {
	return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same server, another database. */
function besides(url, name) {
	const changed = new URL(url);
	changed.pathname = `/${encodeURIComponent(name)}`;
	return changed.href;
}
