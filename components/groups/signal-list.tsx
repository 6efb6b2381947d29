import Link from "next/link";
import { ClientMessages } from "@/components/layout/client-messages";
import { QueryProvider } from "@/components/query/query-provider";
import { SignalItem } from "@/components/signals/signal-item";
import { SignalMark } from "@/components/signals/signal-mark";
import { SignalSource } from "@/components/signals/signal-source";
import { type SignalWording, signalWords } from "@/components/signals/signal-words";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { GroupSignals } from "@/lib/queries/signals/select-group-signals";
import type { SignalRow } from "@/lib/queries/signals/select-signals";

const shownAtFirst = 4;

export interface SignalLinks {
	readonly goalHref: (goalId: string, pupilId: string) => string;
	readonly pupilHref: (pupilId: string) => string;
	/** T2: one goal, the whole group. */
	readonly groupGoalHref: (goalId: string) => string;
}

/** Look here first: what, the facts, the rule in words, source and age, and the way there; what was put aside below. */
export async function SignalList({
	signals,
	today,
	all,
	allHref,
	fewerHref,
	...links
}: { signals: GroupSignals; today: string; all: boolean; allHref: string; fewerHref: string } & SignalLinks) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("signals"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { open, dismissed, evaluatedAt, rules } = signals;
	const when = evaluatedAt && format.dayTime(evaluatedAt, today);
	const shown = all ? open : open.slice(0, shownAtFirst);
	const hidden = open.length - shown.length;
	const words = (row: SignalRow) => signalWords(row, rules, { t, subjects, format, today });
	const item = (row: SignalRow) => <Item key={row.signalId} row={row} words={words(row)} links={links} today={today} />;
	return (
		<ClientMessages nouns={["signals", "provenance", "suppliers"]}>
			<QueryProvider>
				<section className="panel my-2 overflow-hidden" aria-labelledby="signals">
					<div className="flex flex-wrap items-baseline gap-x-3 px-3 pt-1.5 pb-1 text-s text-ink-3">
						<h2 id="signals" className="text-m font-strong text-ink">
							{t("list.title")}
						</h2>
						{open.length === 0 ? (
							<span>{when === null ? t("list.notYet") : t("list.none", { when })}</span>
						) : (
							<>
								<span>
									{hidden > 0
										? t("list.count", { shown: shown.length, total: open.length })
										: t("list.one", { total: open.length })}
									{when === null ? null : `, ${t("list.evaluated", { when })}`}
								</span>
								{hidden > 0 ? (
									<Link className="link" href={allHref} scroll={false}>
										{t("list.all", { total: open.length })}
									</Link>
								) : all && open.length > shownAtFirst ? (
									<Link className="link" href={fewerHref} scroll={false}>
										{t("list.fewer")}
									</Link>
								) : null}
							</>
						)}
						<Link className="link ml-auto" href="/signals">
							{t("list.rules")}
						</Link>
					</div>
					{shown.length > 0 ? <ul>{shown.map(item)}</ul> : null}
					{dismissed.length > 0 ? (
						<details className="border-t border-line">
							<summary className="flex min-h-7 cursor-default items-center px-3 text-s text-ink-3 pointer-coarse:min-h-9">
								{t("list.dismissedTitle", { total: dismissed.length })}
							</summary>
							<ul>{dismissed.map(item)}</ul>
						</details>
					) : null}
				</section>
			</QueryProvider>
		</ClientMessages>
	);
}

async function Item({
	row,
	words,
	links,
	today,
}: {
	row: SignalRow;
	words: SignalWording;
	links: SignalLinks;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("signals"), getFormatter()]);
	const short = `${words.who} ${words.what}`;
	return (
		<SignalItem
			key={`${row.signalId} ${row.dismissal?.why ?? ""}`}
			signalId={row.signalId}
			initial={row.dismissal?.why ?? null}
			what={short}
			links={
				<>
					<Link className="link inline-flex min-h-6 items-center" href={hrefOf(row, links)}>
						{t("list.look")}
						<span className="sr-only">: {short}</span>
					</Link>
					{row.pupilId ? (
						<Link
							className="link inline-flex min-h-6 items-center"
							href={`${links.pupilHref(row.pupilId)}?signal=${row.signalId}`}
						>
							{t("list.note")}
							<span className="sr-only">: {short}</span>
						</Link>
					) : null}
				</>
			}
		>
			<p className="flex items-baseline gap-2">
				<SignalMark code={row.code} />
				<span>
					<strong>{words.who}</strong> {words.what}
				</span>
			</p>
			<p className="order-3 pl-5 text-ink-2 max-sm:col-span-full md:order-1 md:pl-0 lg:order-none">{words.facts}</p>
			<p className="order-4 col-span-full pl-5 text-s text-ink-3 md:col-span-1 lg:order-none lg:pl-0">{words.rule}</p>
			<p className="order-5 col-span-full pl-5 text-s text-ink-3 md:col-span-2 md:pl-0 lg:order-none lg:col-span-1">
				<SignalSource signalId={row.signalId} what={short} rule={words.rule} today={today}>
					{words.source}
				</SignalSource>
				{row.noted ? `, ${t("list.noted")}` : null}
				{row.dismissal
					? `. ${t("list.dismissedBy", {
							why: t(`dismiss.why.${row.dismissal.why}`),
							by: row.dismissal.by ?? t("list.somebody"),
							when: format.dayTime(row.dismissal.at),
						})}`
					: null}
			</p>
		</SignalItem>
	);
}

function hrefOf(row: SignalRow, { goalHref, pupilHref, groupGoalHref }: SignalLinks): string {
	if (row.pupilId === null) return groupGoalHref(row.goal?.goalId ?? "");
	return row.goal ? goalHref(row.goal.goalId, row.pupilId) : pupilHref(row.pupilId);
}
