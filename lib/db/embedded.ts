import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
	chmodSync,
	chownSync,
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { embeddedBinaries } from "./embedded-binaries";
import { makeDatabase } from "./embedded-roles";
import type { EmbeddedSettings } from "./embedded-settings";
import { embeddedUser } from "./embedded-user";
import { freePort } from "./free-port";
import { findPostmaster } from "./postmaster";

export interface EmbeddedServer {
	readonly port: number;
	readonly pid: number;
	/** Null: a server that already ran was taken over. */
	readonly child: ChildProcess | null;
	/** For the launcher and the tests only: never given to the server or the worker. */
	readonly superuserUrl: string;
	readonly ownerUrl: string;
	readonly runtimeUrl: string;
}

interface EmbeddedOptions {
	/** Holds `pg` (the data), `database.json` (port and passwords) and `postgres.log`. */
	readonly folder: string;
	/** False: a throw-away server of tests, which may lose its data with the machine. */
	readonly durable?: boolean;
}

/**
 * Starts the embedded server, or takes over the one that already runs on this folder. At first start: initdb with
 * checksums, scram and generated passwords, the roles groepsbeeld_owner and groepsbeeld, and the database.
 */
export async function startEmbedded({ folder, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> {
	const dataFolder = path.join(folder, "pg");
	mkdirSync(dataFolder, { recursive: true });
	const settings = readSettings(folder);
	initialise(dataFolder, settings);
	const running = await findPostmaster(dataFolder);
	if (running) settings.port = running.port;
	else if (settings.port === 0 || !(await getsFree(settings.port))) settings.port = await freePort();
	writeSettings(folder, settings);
	const child = running ? null : await launch(folder, settings.port, durable);
	const server: EmbeddedServer = {
		port: settings.port,
		pid: running?.pid ?? child?.pid ?? 0,
		child,
		superuserUrl: url("postgres", settings.superuserPassword, settings.port, "postgres"),
		ownerUrl: url("groepsbeeld_owner", settings.ownerPassword, settings.port, "groepsbeeld"),
		runtimeUrl: url("groepsbeeld", settings.runtimePassword, settings.port, "groepsbeeld"),
	};
	await makeDatabase(server.superuserUrl, settings);
	return server;
}

/** Ends the server of this folder and waits for it; "immediate" for a database that is thrown away. */
export function stopEmbedded(folder: string, mode: "fast" | "immediate" = "fast"): void {
	const dataFolder = path.join(folder, "pg");
	if (!existsSync(path.join(dataFolder, "postmaster.pid"))) return;
	const { ids, command } = embeddedUser(dataFolder);
	spawnSync(...command(embeddedBinaries().pgCtl, ["-D", dataFolder, "-m", mode, "-w", "-t", "60", "stop"]), {
		...ids,
		cwd: dataFolder,
	});
}

const url = (user: string, password: string, port: number, database: string) =>
	`postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

function readSettings(folder: string): EmbeddedSettings {
	const file = path.join(folder, "database.json");
	if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as EmbeddedSettings;
	const password = () => randomBytes(24).toString("base64url");
	return { port: 0, superuserPassword: password(), ownerPassword: password(), runtimePassword: password() };
}

function writeSettings(folder: string, settings: EmbeddedSettings): void {
	writeFileSync(path.join(folder, "database.json"), `${JSON.stringify(settings, null, "\t")}\n`, { mode: 0o600 });
}

function initialise(dataFolder: string, settings: EmbeddedSettings): void {
	if (existsSync(path.join(dataFolder, "PG_VERSION"))) return;
	const { ids, command } = embeddedUser(dataFolder);
	const own = (file: string) => ids.uid !== undefined && chownSync(file, ids.uid, ids.gid ?? ids.uid);
	own(dataFolder);
	chmodSync(dataFolder, 0o700);
	const passwordFile = `${dataFolder}.password`;
	writeFileSync(passwordFile, settings.superuserPassword, { mode: 0o600 });
	own(passwordFile);
	// Passwords must be on disk before the server knows them, else a crash between the two locks us out.
	writeSettings(path.dirname(dataFolder), settings);
	const options = [
		"-U",
		"postgres",
		"-A",
		"scram-sha-256",
		`--pwfile=${passwordFile}`,
		"-E",
		"UTF8",
		"--locale=C",
		"-k",
	];
	const made = spawnSync(...command(embeddedBinaries().initdb, ["-D", dataFolder, "--no-instructions", ...options]), {
		...ids,
		cwd: dataFolder,
		encoding: "utf8",
	});
	rmSync(passwordFile);
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error}`);
}

/** Tries for a while: after a kill the old server's last processes may still hold its memory. */
async function launch(folder: string, port: number, durable: boolean): Promise<ChildProcess> {
	const deadline = performance.now() + 60_000;
	for (;;) {
		const child = await tryLaunch(folder, port, durable);
		if (child) return child;
		if (performance.now() > deadline) {
			const log = readFileSync(path.join(folder, "postgres.log"), "utf8").trimEnd().split("\n").slice(-5).join("\n");
			throw new Error(`embedded PostgreSQL does not start; the last lines of ${folder}/postgres.log:\n${log}`);
		}
		await wait(500);
	}
}

async function tryLaunch(folder: string, port: number, durable: boolean): Promise<ChildProcess | null> {
	const dataFolder = path.join(folder, "pg");
	const { ids, command } = embeddedUser(dataFolder);
	const settings = {
		listen_addresses: "127.0.0.1",
		unix_socket_directories: "",
		// initdb copies the machine's zone, and the adapter needs UTC.
		timezone: "UTC",
		log_timezone: "UTC",
		max_connections: "60",
		...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" }),
	};
	const args = Object.entries(settings).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
	const log = openSync(path.join(folder, "postgres.log"), "a", 0o600);
	const child = spawn(...command(embeddedBinaries().postgres, ["-D", dataFolder, "-p", String(port), ...args]), {
		...ids,
		cwd: dataFolder,
		// Ctrl-C in the terminal must not reach it: it ends last, when nobody writes any more.
		detached: true,
		stdio: ["ignore", log, log],
	});
	closeSync(log);
	let ended = false;
	child.on("exit", () => {
		ended = true;
	});
	child.on("error", () => {
		ended = true;
	});
	while (!ended) {
		const ready = await findPostmaster(dataFolder);
		if (ready && ready.pid === child.pid) {
			child.unref();
			return child;
		}
		await wait(20);
	}
	return null;
}

/** A killed server's last processes hold the port a moment longer: it is kept if it can be. */
async function getsFree(port: number): Promise<boolean> {
	const deadline = performance.now() + 10_000;
	while (performance.now() < deadline) {
		if (await isFree(port)) return true;
		await wait(100);
	}
	return false;
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = net.createServer();
		probe.once("error", () => resolve(false));
		probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
	});
}
