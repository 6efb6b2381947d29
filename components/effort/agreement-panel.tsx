import Link from "next/link";
import { valueInWords } from "@/components/goals/goal-words";
import { ProvenanceSheet } from "@/components/provenance/provenance-sheet";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { EffortPage } from "@/lib/queries/effort/find-effort-page";
import { columnKey } from "@/lib/queries/goals/column-key";
import type { OutsideSide } from "@/lib/standing/agreement";

const head = "px-2 py-1 align-bottom text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "border-t border-line px-2 py-1 first:pl-3 last:pr-3";

/** Per goal whether practice and tests say the same, and of whom they do not, with the evidence of both. */
export async function AgreementPanel({ page }: { page: EffortPage }) {
	const [t, format] = await Promise.all([getTranslator("effort"), getFormatter()]);
	const titleOf = (goalId: string) => page.goals.find((goal) => goal.goalId === goalId)?.title ?? "";
	return (
		<section className="panel overflow-x-auto pb-2" aria-labelledby="agreement">
			<h2 id="agreement" className="px-3 pt-2">
				{t("agreement.title")}
			</h2>
			<p className="px-3 text-s text-ink-3">{t("agreement.intro")}</p>
			{page.agreements.length === 0 ? (
				<p className="px-3 pt-1 text-ink-2">{t("agreement.none")}</p>
			) : (
				<table className="w-full max-w-[48rem]">
					<thead>
						<tr>
							<th scope="col" className={head}>
								{t("agreement.goal")}
							</th>
							{(["agree", "contradict", "cannotTell"] as const).map((name) => (
								<th key={name} scope="col" className={`${head} text-right`}>
									{t(`agreement.${name}`)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{page.agreements.map(({ goalId, counts }) => (
							<tr key={goalId}>
								<th scope="row" className={`${cell} font-normal`} lang="nl">
									{titleOf(goalId)}
								</th>
								{[counts.agree, counts.contradict, counts.cannotTell].map((count, index) => (
									// biome-ignore lint/suspicious/noArrayIndexKey: columns have a fixed order
									<td key={index} className={`${cell} text-right`}>
										{format.number(count, 0)}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			)}
			{page.agreements.length === 0 ? null : <Contradictions page={page} titleOf={titleOf} />}
		</section>
	);
}

async function Contradictions({ page, titleOf }: { page: EffortPage; titleOf: (goalId: string) => string }) {
	const [t, format] = await Promise.all([getTranslator("effort"), getFormatter()]);
	const rows = page.agreements.flatMap(({ goalId, contradictions }) =>
		contradictions.map((one) => ({ ...one, goalId })),
	);
	const names = new Map(page.members.map((member) => [member.pupilId, member.name]));
	const supplierOf = (side: OutsideSide) =>
		page.allSources.find((source) => source.connectionId === side.measured.connectionId)?.supplier ?? "";
	// The days of this page, in the words of an address.
	const period = page.period.key === "custom" ? `${page.period.from}_${page.period.to}` : page.period.key;
	if (rows.length === 0) return <p className="px-3 pt-2 text-ink-2">{t("agreement.nobody")}</p>;
	return (
		<>
			<h3 className="px-3 pt-3">{t("agreement.pupils")}</h3>
			<table className="w-full">
				<thead>
					<tr>
						{(["pupil", "goal", "practice", "test"] as const).map((name) => (
							<th key={name} scope="col" className={head}>
								{name === "pupil" ? t("table.pupil") : t(`agreement.${name}`)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ pupilId, goalId, agreement }) => (
						<tr key={`${pupilId} ${goalId}`}>
							<th scope="row" className={`${cell} font-normal`}>
								<Link
									className="link inline-flex min-h-6 items-center"
									href={`/groups/${page.group.groupId}/goals/${goalId}/pupils/${pupilId}`}
								>
									{names.get(pupilId)}
								</Link>
							</th>
							<td className={cell} lang="nl">
								{titleOf(goalId)}
							</td>
							{[agreement.practice, agreement.test].map((side) => (
								<td key={side.measured.key.kind} className={cell}>
									<ProvenanceSheet
										address={`/api/v1/groups/${page.group.groupId}/goals/${goalId}/pupils/${pupilId}/provenance?${new URLSearchParams({ period })}`}
										figureKey={columnKey(side.measured.connectionId, side.measured.key)}
										today={page.today}
										value={valueInWords(side.value, side.measured.key, format)}
										supplier={supplierOf(side)}
										className="pointer-coarse:min-h-9"
									>
										{valueInWords(side.value, side.measured.key, format)}
									</ProvenanceSheet>
									{t("agreement.side", {
										half: t(`agreement.half.${side.middleHalf}`),
										source: supplierOf(side),
										day: format.day(side.day, page.today),
									})}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}
