import pg from "pg";
import { describeFault } from "../describe-fault";
import { env } from "../env";
import { log } from "../log";
import { decodeNotice, type Notice, noticeChannels } from "./notices";

/** Null: the connection was away, so anything may have been missed. */
type Hearer = (notice: Notice | null) => void;

/** Kept on globalThis: routes are bundled apart, and a process listens once. */
const holder = globalThis as { groepsbeeldEar?: Ear };

/**
 * Hears whose practice was written and whose access changed, by any process. One connection per process, for as long as
 * somebody hears; what was committed first is told first.
 * @returns to stop with
 */
export function listenToNotices(hear: Hearer): () => void {
	holder.groepsbeeldEar ??= new Ear();
	return holder.groepsbeeldEar.add(hear);
}

const againMs = 2_000;

class Ear {
	private readonly hearers = new Set<Hearer>();
	private client: pg.Client | null = null;
	private timer: NodeJS.Timeout | null = null;

	add(hear: Hearer): () => void {
		this.hearers.add(hear);
		if (this.client === null && this.timer === null) void this.open();
		return () => {
			this.hearers.delete(hear);
			if (this.hearers.size === 0) this.close();
		};
	}

	private async open(): Promise<void> {
		const client = new pg.Client({
			connectionString: env().DATABASE_URL,
			application_name: "groepsbeeld-live",
			keepAlive: true,
		});
		this.client = client;
		client.on("notification", ({ channel, payload }) => this.tell(decodeNotice(channel, payload ?? "")));
		client.on("error", (error) => this.lose(client, error));
		client.on("end", () => this.lose(client, null));
		try {
			await client.connect();
			await client.query(
				Object.values(noticeChannels)
					.map((channel) => `LISTEN ${channel}`)
					.join("; "),
			);
			this.tell(null);
		} catch (error) {
			this.lose(client, error);
		}
	}

	private tell(notice: Notice | null): void {
		for (const hear of this.hearers) hear(notice);
	}

	/** Tries again while somebody hears. */
	private lose(client: pg.Client, error: unknown): void {
		if (this.client !== client) return;
		this.client = null;
		if (error !== null) log.warn(describeFault(error), "live: the connection went away");
		client.end().catch(() => undefined);
		if (this.hearers.size === 0) return;
		this.timer = setTimeout(() => {
			this.timer = null;
			if (this.hearers.size > 0) void this.open();
		}, againMs);
	}

	private close(): void {
		if (this.timer !== null) clearTimeout(this.timer);
		this.timer = null;
		const { client } = this;
		this.client = null;
		client?.end().catch(() => undefined);
	}
}
