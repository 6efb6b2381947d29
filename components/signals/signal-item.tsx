"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Popover } from "@/components/ui/popover";
import { PopoverChoice } from "@/components/ui/popover-choice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { DismissalWhy } from "@/lib/queries/signals/select-signals";
import { signalGrid } from "./signal-grid";
import { useDismissal } from "./use-dismissal";

const reasons: readonly DismissalWhy[] = ["seen", "discussed", "known", "wrong"];

/** One signal: its words (children), its links, and the way to put it aside with a reason, or to undo that. */
export function SignalItem({
	signalId,
	initial,
	what,
	links,
	children,
}: {
	signalId: string;
	initial: DismissalWhy | null;
	/** The signal in short, for who hears the button. */
	what: string;
	links: ReactNode;
	children: ReactNode;
}) {
	const t = useTranslations("signals");
	const { why, dismiss, failed, touched } = useDismissal(signalId, initial);
	const undo = useRef<HTMLButtonElement>(null);
	const open = useRef<HTMLButtonElement>(null);
	// Whoever put it aside goes on from the way back, which stands where the menu stood; and the other way round.
	useEffect(() => {
		if (touched) (why === null ? open : undo).current?.focus();
	}, [touched, why]);
	if (why !== null && initial === null)
		return (
			<li className="flex min-h-8 flex-wrap items-baseline gap-x-3 border-t border-line bg-sunken px-3 py-1 text-ink-2">
				<p role="status">
					{what}. {t("dismiss.done", { why: t(`dismiss.why.${why}`) })}
				</p>
				<button ref={undo} type="button" className={`link ${button}`} onClick={() => dismiss(null)}>
					{t("dismiss.undo")}
				</button>
			</li>
		);
	return (
		<li className={look}>
			{children}
			<div className={acts}>
				{links}
				{why === null ? (
					<Popover
						label={t("dismiss.choose")}
						align="end"
						list
						trigger={
							<button ref={open} type="button" aria-label={t("dismiss.of", { what })} className={`link ${button}`}>
								{t("dismiss.open")}
							</button>
						}
					>
						<p className="px-3 py-1 text-s text-ink-3">{t("dismiss.choose")}</p>
						{reasons.map((reason) => (
							<PopoverChoice key={reason}>
								<button type="button" onClick={() => dismiss(reason)}>
									{t(`dismiss.why.${reason}`)}
								</button>
							</PopoverChoice>
						))}
					</Popover>
				) : (
					<button
						ref={undo}
						type="button"
						aria-label={t("dismiss.undoOf", { what })}
						className={`link ${button}`}
						onClick={() => dismiss(null)}
					>
						{t("dismiss.undo")}
					</button>
				)}
			</div>
			{failed ? (
				<p role="alert" className="order-7 col-span-full text-stuck">
					{t("dismiss.failed")}
				</p>
			) : null}
		</li>
	);
}

/** A signal that is on screen and not kept yet: nothing can be put aside. */
export function PlainSignalItem({ links, children }: { links: ReactNode; children: ReactNode }) {
	return (
		<li className={look}>
			{children}
			<div className={acts}>{links}</div>
		</li>
	);
}

const look = `${signalGrid} border-t border-line px-3 py-1`;
const acts =
	"order-6 col-span-full flex items-baseline gap-3 pl-5 sm:order-2 sm:col-span-1 sm:justify-end sm:pl-0 lg:order-none";
const button = "inline-flex whitespace-nowrap min-h-6 items-center pointer-coarse:min-h-9";
