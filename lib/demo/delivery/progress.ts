/** Counts what was delivered and says so in plain lines, at most one every few seconds. */
export class Progress {
	private attempts = 0;
	private outcomes = 0;
	private refused = 0;
	private messages = 0;
	private oldest = "9999";
	private lastSaidMs = 0;
	private readonly startedMs = performance.now();

	constructor(private readonly say: (line: string) => void) {}

	/** @param day of the work; the history of practice comes newest first */
	add(what: Partial<Readonly<Record<"attempts" | "outcomes" | "refused" | "messages", number>>>, day: string): void {
		this.attempts += what.attempts ?? 0;
		this.refused += what.refused ?? 0;
		this.outcomes += what.outcomes ?? 0;
		this.messages += what.messages ?? 0;
		if (what.attempts && day < this.oldest) this.oldest = day;
		if (performance.now() - this.lastSaidMs > 4000) this.line();
	}

	line(): void {
		this.lastSaidMs = performance.now();
		const seconds = (this.lastSaidMs - this.startedMs) / 1000;
		const rate = Math.round(this.attempts / Math.max(seconds, 0.001));
		const counts = `${count(this.attempts)} attempts (${count(rate)} a second), ${count(this.outcomes)} outcomes`;
		// Told another way before: the demo's own memory was lost, or its stories changed.
		const refused = this.refused > 0 ? `, ${count(this.refused)} refused since they were kept otherwise before` : "";
		const back = this.oldest < "9" ? `, back to ${this.oldest}` : "";
		this.say(`history: ${counts}${refused} in ${Math.round(seconds)} s${back}`);
	}

	get total() {
		return { attempts: this.attempts, outcomes: this.outcomes, seconds: (performance.now() - this.startedMs) / 1000 };
	}
}

function count(value: number): string {
	return value.toLocaleString("en-GB");
}
