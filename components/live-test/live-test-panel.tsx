"use client";
import Link from "next/link";
import type { Answered } from "@/components/query/answered";
import { formatter } from "@/lib/i18n/format";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { StepName, TestStep } from "@/lib/queries/suppliers/describe-live-test";
import type { LiveTest } from "@/lib/queries/suppliers/find-live-test";
import { RefusalList } from "./refusal-list";
import { StepMark } from "./step-mark";
import { useLiveTest } from "./use-live-test";

/** The connection tried out, step by step in words: what is so, what each step waits for, and what was refused. */
export function LiveTestPanel({
	connectionId,
	first,
	locale,
	today,
	open,
}: {
	connectionId: string;
	first: Answered<LiveTest>;
	locale: "nl" | "en";
	today: string;
	/** Unfolded: the connection is new, or nothing came yet. */
	open: boolean;
}) {
	const t = useTranslations("connections");
	const { test, late } = useLiveTest(connectionId, first);
	const done = test.steps.filter(({ state }) => state === "done").length;
	return (
		<details className="panel p-4" open={open}>
			<summary>
				<h2 className="inline text-l">{t("test.title")}</h2>
				<span role="status" className="ml-2 text-s text-ink-3">
					{test.done ? t("test.allDone") : t("test.progress", { done, total: test.steps.length })}
				</span>
			</summary>
			<div className="mt-3 grid grid-cols-1 gap-x-8 gap-y-4 lg:grid-cols-2">
				<ol className="grid content-start gap-2">
					{test.steps.map((step) => (
						<Step key={step.name} step={step} locale={locale} today={today} />
					))}
				</ol>
				<RefusalList refusals={test.refusals} locale={locale} today={today} />
			</div>
			{late ? <p className="mt-2 text-s text-late">{t("test.late")}</p> : null}
		</details>
	);
}

/** Where the school itself mends what a step asks; the others are the supplier's. */
const mends = { pupils: "/quality", units: "/mapping", roster: "/roster" } as const;

function isMendedHere(name: StepName): name is keyof typeof mends {
	return name in mends;
}

function Step({ step, locale, today }: { step: Answered<TestStep>; locale: "nl" | "en"; today: string }) {
	const t = useTranslations("connections");
	const { name, state, at, open, total } = step;
	const { number } = formatter(locale);
	return (
		<li className="flex items-start gap-2">
			<StepMark state={state} />
			<div>
				<p className={state === "waiting" ? "text-ink-2" : "font-strong"}>
					{t(`test.steps.${name}.name`)}
					<span className="ml-2 text-s font-normal text-ink-3">{t(`test.states.${state}`)}</span>
					{state === "done" && at ? (
						<span className="ml-2 text-s font-normal text-ink-3">{formatter(locale).dayTime(new Date(at), today)}</span>
					) : null}
				</p>
				{state === "done" ? null : (
					<p className="max-w-[60ch] text-s text-ink-2">
						{t(`test.steps.${name}.${state}`, { total, openText: number(open, 0), totalText: number(total, 0) })}
						{state === "attention" && isMendedHere(name) ? (
							<Link href={mends[name]} className="link ml-1.5">
								{t(`test.mend.${name}`)}
							</Link>
						) : null}
					</p>
				)}
			</div>
		</li>
	);
}
