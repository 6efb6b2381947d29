import fc from "fast-check";
import { expect, it } from "vitest";
import { Busy, WorkGate } from "./work-gate";

/** Work that ends when it is told to; it names who began, in order. */
function stage(abreast: number, mostWaiting: number) {
	const gate = new WorkGate(abreast, mostWaiting);
	const begun: string[] = [];
	const ends: (() => void)[] = [];
	const told: Record<string, number> = { done: 0, busy: 0 };
	const ask = (who: string, name = who) =>
		gate
			.run(who, () => {
				begun.push(name);
				return new Promise<void>((end) => ends.push(end));
			})
			.then(
				() => "done",
				(error) => (error instanceof Busy && error.retryAfterSeconds > 0 ? "busy" : "fault"),
			)
			.then((how) => {
				told[how] = (told[how] ?? 0) + 1;
				return how;
			});
	const settle = () => new Promise((next) => setImmediate(next));
	const endAll = async () => {
		while (ends.length > 0) {
			ends.shift()?.();
			await settle();
		}
	};
	return { ask, begun, ends, told, settle, endAll };
}

it("never more than so many at once, each is done or told to come back, and none is lost", async () => {
	const senders = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 60 });
	await fc.assert(
		fc.asyncProperty(
			senders,
			fc.integer({ min: 1, max: 4 }),
			fc.integer({ min: 0, max: 20 }),
			async (all, abreast, most) => {
				const { ask, ends, told, settle, endAll } = stage(abreast, most);
				for (const who of all) ask(who);
				await settle();
				expect(ends.length).toBe(Math.min(abreast, all.length));
				await endAll();
				expect(told).toEqual({
					done: Math.min(all.length, abreast + most),
					busy: Math.max(0, all.length - abreast - most),
				});
			},
		),
		{ numRuns: 60 },
	);
});

it("who comes from another side than the crowd has the next turn", async () => {
	const { ask, begun, endAll } = stage(1, 100);
	for (let number = 0; number < 50; number++) ask("crowd");
	ask("teacher");
	await endAll();
	expect(begun.indexOf("teacher")).toBeLessThan(3);
	expect(begun).toHaveLength(51);
});

it("and a place to wait, though the crowd took all of them: the last of the crowd makes room", async () => {
	const { ask, begun, told, endAll } = stage(1, 10);
	for (let number = 0; number < 30; number++) ask("crowd", `crowd ${number}`);
	const teacher = ask("teacher");
	await endAll();
	expect(await teacher).toBe("done");
	expect(begun).toEqual(["crowd 0", "crowd 1", "teacher", ...Array.from({ length: 8 }, (_, n) => `crowd ${n + 2}`)]);
	expect(told).toEqual({ done: 11, busy: 20 });
});

it("work that fails gives its place back", async () => {
	const gate = new WorkGate(1, 5);
	const fail = () => gate.run("a", () => Promise.reject(new Error("no")));
	await Promise.allSettled([fail(), fail(), fail()]);
	expect(await gate.run("a", async () => "in")).toBe("in");
});
