import Link from "next/link";
import { PlainSignalItem, SignalItem } from "@/components/signals/signal-item";
import { SignalMark } from "@/components/signals/signal-mark";
import { SignalSource } from "@/components/signals/signal-source";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SignalRow } from "@/lib/queries/signals/select-signals";
import type { SaidSignal, SignalLinks } from "./signal-links";

/** One signal: what, the facts, the rule in words, source and age, and the way there. */
export async function GroupSignalItem({
	said: { row, words },
	links,
	today,
	within = false,
}: {
	said: SaidSignal;
	links: SignalLinks;
	today: string;
	/** Stands under the line of its pupil, who is named there. */
	within?: boolean;
}) {
	const [t, format] = await Promise.all([getTranslator("signals"), getFormatter()]);
	const short = `${words.who} ${words.what}`;
	const content = (
		<>
			<p className={`flex items-baseline gap-2 ${within ? "first-letter:uppercase lg:pl-5" : ""}`}>
				<SignalMark code={row.code} />
				<span>
					{within ? null : <strong>{words.who} </strong>}
					{words.what}
				</span>
			</p>
			<p className="order-3 pl-5 text-ink-2 max-sm:col-span-full md:order-1 md:pl-0 lg:order-none">{words.facts}</p>
			<p className="order-4 col-span-full pl-5 text-s text-ink-3 md:col-span-1 lg:order-none lg:pl-0">{words.rule}</p>
			<p className="order-5 col-span-full pl-5 text-s text-ink-3 md:col-span-2 md:pl-0 lg:order-none lg:col-span-1">
				{row.signalId === null ? (
					`${words.source}, ${t("list.unkept")}`
				) : (
					<SignalSource signalId={row.signalId} what={short} rule={words.rule} today={today}>
						{words.source}
					</SignalSource>
				)}
				{row.noted ? `, ${t("list.noted")}` : null}
				{row.dismissal
					? `. ${t("list.dismissedBy", {
							why: t(`dismiss.why.${row.dismissal.why}`),
							by: row.dismissal.by ?? t("list.somebody"),
							when: format.dayTime(row.dismissal.at),
						})}`
					: null}
			</p>
		</>
	);
	const ways = (
		<>
			<Link className="link inline-flex min-h-6 items-center" href={hrefOf(row, links)}>
				{t("list.look")}
				<span className="sr-only">: {short}</span>
			</Link>
			{row.pupilId && row.signalId ? (
				<Link
					className="link inline-flex min-h-6 items-center"
					href={`${links.pupilHref(row.pupilId)}?signal=${row.signalId}`}
				>
					{t("list.note")}
					<span className="sr-only">: {short}</span>
				</Link>
			) : null}
		</>
	);
	if (row.signalId === null) return <PlainSignalItem links={ways}>{content}</PlainSignalItem>;
	return (
		<SignalItem
			key={`${row.signalId} ${row.dismissal?.why ?? ""}`}
			signalId={row.signalId}
			initial={row.dismissal?.why ?? null}
			what={short}
			links={ways}
		>
			{content}
		</SignalItem>
	);
}

function hrefOf(row: SignalRow, { goalHref, pupilHref, groupGoalHref }: SignalLinks): string {
	if (row.pupilId === null) return groupGoalHref(row.goal?.goalId ?? "");
	return row.goal ? goalHref(row.goal.goalId, row.pupilId) : pupilHref(row.pupilId);
}
