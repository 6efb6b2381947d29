import { AppError } from "../../errors";

/** More wait than may: the work was not begun, and may be asked for again after so many seconds. */
export class Busy extends AppError {
	readonly retryAfterSeconds: number;

	constructor(retryAfterSeconds: number) {
		super("too-many", "busy");
		this.name = "Busy";
		this.retryAfterSeconds = retryAfterSeconds;
	}
}

interface Waiting {
	readonly who: string;
	begin(): void;
	refuse(busy: Busy): void;
}

/**
 * Lets so much work of one kind be done at once in this process, and so much wait. Who asks from several sides waits as one: each in turn
 * gets one place, so that a flood from one address holds up no other. When all places to wait are taken, the last of whoever holds most
 * of them makes room, and is told how long the others will take.
 */
export class WorkGate {
	readonly #abreast: number;
	readonly #mostWaiting: number;
	readonly #queues = new Map<string, Waiting[]>();
	#running = 0;
	#waiting = 0;
	/** Of one piece of work, smoothed. */
	#meanMs = 200;

	constructor(abreast: number, mostWaiting: number) {
		this.#abreast = abreast;
		this.#mostWaiting = mostWaiting;
	}

	/** @throws Busy, or what the work throws */
	async run<T>(who: string, work: () => Promise<T>): Promise<T> {
		if (this.#running >= this.#abreast) await this.#wait(who);
		else this.#running += 1;
		const started = performance.now();
		try {
			return await work();
		} finally {
			this.#meanMs += (performance.now() - started - this.#meanMs) / 8;
			this.#next();
		}
	}

	#wait(who: string): Promise<void> {
		return new Promise((begin, refuse) => {
			if (this.#waiting >= this.#mostWaiting) {
				const longest = this.#longest();
				const isCrowd = (this.#queues.get(who)?.length ?? 0) + 1 >= (longest?.length ?? 0);
				const last = isCrowd ? undefined : longest?.pop();
				if (last === undefined) return refuse(this.#busy());
				this.#waiting -= 1;
				last.refuse(this.#busy());
			}
			this.#waiting += 1;
			const queue = this.#queues.get(who);
			const waiting = { who, begin, refuse };
			if (queue) queue.push(waiting);
			else this.#queues.set(who, [waiting]);
		});
	}

	/** The place of the work that ended goes to the first of the queue whose turn it is; that queue goes to the end of the round. */
	#next(): void {
		const [turn] = this.#queues;
		if (turn === undefined) {
			this.#running -= 1;
			return;
		}
		const [who, [first, ...rest]] = turn;
		this.#queues.delete(who);
		if (rest.length > 0) this.#queues.set(who, rest);
		this.#waiting -= 1;
		first?.begin();
	}

	#longest(): Waiting[] | undefined {
		return [...this.#queues.values()].reduce<Waiting[] | undefined>(
			(most, queue) => (queue.length > (most?.length ?? 0) ? queue : most),
			undefined,
		);
	}

	#busy(): Busy {
		const ms = ((this.#waiting + this.#running) * this.#meanMs) / this.#abreast;
		return new Busy(Math.min(60, Math.max(1, Math.ceil(ms / 1000))));
	}
}
