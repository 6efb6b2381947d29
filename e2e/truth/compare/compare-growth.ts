import { inSchool } from "../../../lib/db/in-school";
import type { SittingPage } from "../../../lib/queries/sittings/find-sitting-page";
import type { DeliveredSchool } from "../deliver-school";
import type { SittingOfGroup } from "../figures/after-test";
import { errorOf, errorOfDifference, grownOf } from "../figures/growth";
import type { Truth } from "../figures/open-truth";
import { comparableLeast } from "../figures/standing";
import type { Comparison } from "./differences";
import { wireTypes } from "./measure-names";

interface About {
	readonly comparison: Comparison;
	readonly delivered: DeliveredSchool;
	readonly truth: Truth;
}

/** The growth since the sitting with which the page compares: who made both, each difference, and the middle of them. */
export async function compareGrowth(
	{ comparison, delivered, truth }: About,
	sitting: SittingOfGroup,
	page: SittingPage,
): Promise<void> {
	const { compared, picture } = page;
	if (compared?.growth.code !== "numeric" || picture.main === null) return;
	const earlier = await inSchool(delivered.school, (tx) =>
		tx.assessment.findFirstOrThrow({
			where: { id: compared.sitting.assessmentId },
			select: { sourceId: true, version: true },
		}),
	);
	const before = {
		supplier: sitting.supplier,
		assessment: earlier.sourceId,
		version: earlier.version,
		day: compared.sitting.day,
	};
	const type = wireTypes[picture.main.type] ?? picture.main.type;
	// "Combination groups: the same school year within the class."
	const grown = (await grownOf(truth, sitting.group, before, sitting, type)).filter(
		({ schoolYear }) => page.schoolYear === null || schoolYear === page.schoolYear,
	);
	const where = `${sitting.group} ${sitting.supplier} ${sitting.assessment} ${before.day} - ${sitting.day}`;
	const said = (figure: string, ours: unknown, theirs: unknown) =>
		comparison.same("after test", where, figure, ours, theirs);
	const { growth } = compared;
	said("growth: n", grown.length, growth.n);
	const error = await errorOf(truth, sitting, type);
	const own = new Map(growth.pupils.map((one) => [one.pupilId as string, one]));
	for (const { pupil, earlier: from, later } of grown) {
		const told = own.get(delivered.pupils.get(pupil)!);
		said(`growth of ${pupil}`, later - from, told?.difference ?? null);
		if (error === null || !told) continue;
		// The normal quantile of 97.5 %, to the six decimals in which tables print it.
		const reach = 1.959964 * errorOfDifference(error);
		said(`growth: interval of ${pupil}`, { low: later - from - reach, high: later - from + reach }, told.interval);
	}
	if (grown.length < comparableLeast || growth.spread === null) return;
	const sorted = grown.map(({ later, earlier: from }) => later - from).sort((one, other) => one - other);
	const quartiles = { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75) };
	said("growth: spread", { code: "numeric", n: grown.length, quartiles }, growth.spread);
}

/** Hyndman and Fan's type 7. */
function quantile(sorted: readonly number[], share: number): number {
	const at = (sorted.length - 1) * share;
	const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
	return low + (high - low) * (at - Math.floor(at));
}
