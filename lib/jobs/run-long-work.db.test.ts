import { describe, expect, it } from "vitest";
import { jobScope } from "../authz/job-scope";
import type { JobScope } from "../authz/scope";
import { beginWork } from "../commands/long-work/begin-work";
import { inSchool } from "../db/in-school";
import { testDatabase } from "../testing/database";
import { createSchool } from "../testing/factories";
import { runLongWork, type Step } from "./run-long-work";

testDatabase();

async function someWork(total: number) {
	const { schoolId } = await createSchool();
	const scope = jobScope(schoolId);
	const work = { kind: "replay", queue: "replay-records", input: { total }, total } as const;
	const workId = await inSchool(scope, (tx) => beginWork(tx, scope, work));
	const state = () => inSchool(scope, (tx) => tx.longWork.findFirstOrThrow({ where: { id: workId } }));
	const run = (step: (work: Step) => Promise<boolean>) => runLongWork(scope, { workId, queue: "replay-records" }, step);
	return { scope, workId, state, run };
}

/** Counts on from the cursor, one a step; at the numbers named it falls over after half of it. */
function counter(scope: JobScope, total: number, fallsAt: readonly number[] = []) {
	const left = [...fallsAt];
	const seen: number[] = [];
	const step = async ({ cursor, advance }: Step) => {
		const next = Number(cursor ?? 0) + 1;
		if (next > total) return false;
		await inSchool(scope, async (tx) => {
			await advance(tx, { done: 1, cursor: String(next), counts: { [next % 2 === 0 ? "even" : "odd"]: 1 } });
			if (left[0] === next) {
				left.shift();
				throw new Error("fell over");
			}
		});
		seen.push(next);
		return true;
	};
	return { step, seen };
}

describe("long work", () => {
	it("goes on where it was after a fault, and each step counts once", async () => {
		const { scope, state, run } = await someWork(4);
		const { step, seen } = counter(scope, 4, [3, 3]);
		await run(step);
		expect(seen).toEqual([1, 2, 3, 4]);
		expect(await state()).toMatchObject({ state: "done", done: 4, report: { odd: 2, even: 2 } });
	});

	it("fails after three faults in a row, keeps what was done, and runs no more", async () => {
		const { scope, state, run } = await someWork(4);
		const { step } = counter(scope, 4, [2, 2, 2]);
		await run(step);
		const failed = await state();
		expect(failed).toMatchObject({ state: "failed", done: 1, cursor: "1" });
		expect(failed.endedAt).not.toBeNull();
		await run(step);
		expect((await state()).done).toBe(1);
	});

	it("taken up by a new process goes on from the cursor; asked to end, it ends after the step", async () => {
		const { scope, workId, state, run } = await someWork(4);
		const { step, seen } = counter(scope, 4);
		const key = { schoolId_id: { schoolId: scope.schoolId, id: workId } };
		// As a process that was killed left it.
		await inSchool(scope, (tx) =>
			tx.longWork.update({ where: key, data: { state: "running", cursor: "2", done: 2, report: { odd: 1, even: 1 } } }),
		);
		await run(async (work) => {
			const more = await step(work);
			await inSchool(scope, (tx) => tx.longWork.update({ where: key, data: { cancelAsked: true } }));
			return more;
		});
		expect(seen).toEqual([3]);
		expect(await state()).toMatchObject({ state: "cancelled", done: 3, report: { odd: 2, even: 1 } });
	});

	it("of one kind runs once at a time at a school", async () => {
		const { scope, run } = await someWork(1);
		const again = () =>
			inSchool(scope, (tx) => beginWork(tx, scope, { kind: "replay", queue: "replay-records", input: {}, total: 1 }));
		await expect(again()).rejects.toThrow("conflict");
		await run(counter(scope, 1).step);
		expect(await again()).toMatch(/^[0-9a-f-]{36}$/);
	});
});
