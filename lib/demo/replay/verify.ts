import type { VerifyRun } from "./as-teacher";
import { verifyGrowth } from "./verify-growth";
import { verifyPractice } from "./verify-practice";
import { verifyTests } from "./verify-tests";

/** Three groups as their teachers see them against the figures of the file. @returns whether all of it agrees */
export async function verifyReplay(run: VerifyRun): Promise<boolean> {
	const { kind } = run.plan;
	const done = kind === "assist" ? await verifyPractice(run) : await verifyTests(run, kind);
	if (kind === "egsingle") done.push(...(await verifyGrowth(run)));
	const compared = done.reduce((sum, each) => sum + each.compared, 0);
	const wrong = done.reduce((sum, each) => sum + each.faults.length, 0);
	run.say(`${compared} figures compared, ${wrong} differ`);
	return wrong === 0 && compared > 0;
}
