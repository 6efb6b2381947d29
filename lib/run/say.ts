const started = performance.now();

/** One plain line of progress with the seconds since the start. */
export function say(text: string): void {
	console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s] ${text}`);
}
