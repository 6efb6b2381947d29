import Link from "next/link";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RosterPreview } from "@/lib/queries/roster/find-preview";
import { type ChangeNoun, changeNouns } from "@/lib/queries/roster/list-changes";
import { changesAddress } from "./roster-words";

const verbs = ["added", "changed", "ended"] as const;
const cell = "px-2 py-1 first:pl-0";

/** How much of what changes; a kind leads to its lines alone. */
export async function TallyTable({ preview, noun }: { preview: RosterPreview; noun: ChangeNoun | null }) {
	const [t, format] = await Promise.all([getTranslator("roster"), getFormatter()]);
	const { importId, tally } = preview;
	const total = (one: ChangeNoun) => verbs.reduce((sum, verb) => sum + (tally[`${one}.${verb}`] ?? 0), 0);
	const leftOut = total("leftOut");
	return (
		<table className="w-full max-w-[36rem] border-collapse">
			<caption className="sr-only">{t("tally.caption")}</caption>
			<thead>
				<tr className="border-b border-line-strong text-s text-ink-3">
					<th scope="col" className={`${cell} font-normal`}>
						{t("tally.noun")}
					</th>
					{verbs.map((verb) => (
						<th key={verb} scope="col" className={`${cell} text-right font-normal`}>
							{t(`verbs.${verb}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{changeNouns
					.filter((one) => one !== "leftOut")
					.map((one) => (
						<tr key={one} className={`border-b border-line ${one === noun ? "bg-accent-soft" : ""}`}>
							<th scope="row" className={`${cell} font-normal`}>
								<NounLink importId={importId} noun={one} current={noun} some={total(one) > 0} />
							</th>
							{verbs.map((verb) => {
								const count = tally[`${one}.${verb}`] ?? 0;
								return (
									<td key={verb} className={`${cell} text-right ${count > 0 ? "font-strong" : "text-ink-3"}`}>
										{count > 0 ? format.number(count, 0) : "–"}
									</td>
								);
							})}
						</tr>
					))}
				{leftOut > 0 ? (
					<tr className={noun === "leftOut" ? "bg-accent-soft" : ""}>
						<th scope="row" className={`${cell} font-normal`}>
							<NounLink importId={importId} noun="leftOut" current={noun} some />
						</th>
						<td colSpan={3} className={`${cell} text-right font-strong`}>
							{format.number(leftOut, 0)}
						</td>
					</tr>
				) : null}
			</tbody>
		</table>
	);
}

async function NounLink({
	importId,
	noun,
	current,
	some,
}: {
	importId: string;
	noun: ChangeNoun;
	current: ChangeNoun | null;
	some: boolean;
}) {
	const t = await getTranslator("roster");
	if (!some) return t(`nouns.${noun}`);
	const isCurrent = noun === current;
	return (
		<Link
			href={changesAddress(importId, isCurrent ? null : noun)}
			scroll={false}
			aria-current={isCurrent ? "true" : undefined}
			aria-label={isCurrent ? t("tally.showAll") : t("tally.show", { noun: t(`nouns.${noun}`) })}
			className="link inline-flex min-h-6 items-center"
		>
			{t(`nouns.${noun}`)}
		</Link>
	);
}
