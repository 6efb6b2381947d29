/** Works through tasks with so many of them under way at once; the first that fails ends it. */
export async function sideBySide(tasks: Iterable<() => Promise<void>>, width: number): Promise<void> {
	const waiting = tasks[Symbol.iterator]();
	const worker = async () => {
		for (let next = waiting.next(); !next.done; next = waiting.next()) await next.value();
	};
	await Promise.all(Array.from({ length: width }, worker));
}
