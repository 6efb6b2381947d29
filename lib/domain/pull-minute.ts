/** The minute of the hour at which a connection is asked: its own, so that not all schools ask at once. */
export function pullMinute(connectionId: string): number {
	return Number.parseInt(connectionId.slice(-4), 16) % 60;
}
