import { setTimeout as wait } from "node:timers/promises";
import { startEmbedded, stopEmbedded } from "../db/embedded";
import { identify, isAlive } from "./process-identity";
import { say } from "./say";

export interface OpenDatabase {
	readonly runtimeUrl: string;
	readonly ownerUrl: string;
	/** Ends the embedded server; nothing for a server of your own. */
	close(): Promise<void>;
}

/**
 * The database of DATABASE_URL and MIGRATION_DATABASE_URL, or without them the embedded one of this folder, which is
 * started again when it falls.
 */
export async function openDatabase(folder: string, durable: boolean): Promise<OpenDatabase> {
	const runtimeUrl = process.env.DATABASE_URL;
	const ownerUrl = process.env.MIGRATION_DATABASE_URL;
	if (runtimeUrl && ownerUrl) return { runtimeUrl, ownerUrl, close: async () => undefined };
	if (runtimeUrl || ownerUrl)
		throw new Error(
			"Set both DATABASE_URL (the role of the server, which owns nothing) and MIGRATION_DATABASE_URL (the owner of the tables), or neither for the embedded database.",
		);
	const first = await startEmbedded({ folder, durable });
	say(`embedded PostgreSQL ${first.child ? "started" : "was running already"} on port ${first.port}`);
	let closing = false;
	void watch();
	async function watch() {
		let server = identify(first.pid);
		while (!closing) {
			await wait(500);
			if (closing || (server && isAlive(server))) continue;
			say("embedded PostgreSQL ended; starting it again");
			// The port is kept in the folder, so that the addresses stay true.
			server = await startEmbedded({ folder, durable }).then(
				(next) => identify(next.pid),
				(fault: Error) => {
					say(fault.message);
					return null;
				},
			);
		}
	}
	return {
		runtimeUrl: first.runtimeUrl,
		ownerUrl: first.ownerUrl,
		async close() {
			closing = true;
			stopEmbedded(folder);
		},
	};
}
