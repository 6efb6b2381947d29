/** Two ways to one figure, side by side: counts what was compared and keeps what differs, without the pupil. */
export class Comparison {
	compared = 0;
	readonly faults: string[] = [];

	check(what: string, shown: unknown, fromFile: unknown, tolerance = 1e-9): void {
		this.compared += 1;
		const near = typeof shown === "number" && typeof fromFile === "number" && Math.abs(shown - fromFile) <= tolerance;
		if (!near && shown !== fromFile) this.faults.push(`${what} ${shown} on screen, ${fromFile} in the file`);
	}

	/** "agrees", or the first three that do not. */
	get verdict(): string {
		return this.faults.length === 0 ? "agrees" : this.faults.slice(0, 3).join("; ");
	}
}
