"use client";
import { startTransition, useActionState, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import { joinParts } from "@/lib/i18n/join-parts";
import type { MappableGoal } from "@/lib/queries/mapping/list-goals";
import { GoalBox } from "./goal-box";
import { GoalTree } from "./goal-tree";

/** What was done, and the goals of before, so that it can be undone. */
export type UnitOutcome =
	| { readonly done: "saved" | "undone" | "aside" | "open"; readonly before: readonly string[] }
	| { readonly fault: "invalid" | "gone" | "conflict" }
	| null;
export type UnitAction = (before: UnitOutcome, form: FormData) => Promise<UnitOutcome>;

export interface UnitFormProps {
	readonly action: UnitAction;
	readonly connectionId: string;
	readonly unit: string;
	readonly chosen: readonly string[];
	readonly setAside: boolean;
	readonly goals: readonly MappableGoal[];
	readonly suggestions: readonly { readonly goalId: string; readonly why: string }[];
	readonly subjects: readonly { readonly key: string; readonly name: string }[];
	/** Whose goals are shown first. */
	readonly subject: string;
	readonly nextHref: string | null;
}

/** The goals of one unit: suggestions with their reason, the tree of a subject, several at once; and no goal at all. */
export function UnitForm(props: UnitFormProps) {
	const { action, connectionId, unit, goals, suggestions, setAside, nextHref } = props;
	const t = useTranslations("mapping");
	const [outcome, act, busy] = useActionState(action, null);
	const [chosen, setChosen] = useState<readonly string[]>(props.chosen);
	const toggle = (goalId: string) =>
		setChosen((now) => (now.includes(goalId) ? now.filter((one) => one !== goalId) : [...now, goalId]));
	const send = (decision: string, goalIds: readonly string[]) => {
		const form = new FormData();
		form.set("connectionId", connectionId);
		form.set("unit", unit);
		form.set("decision", decision);
		for (const goalId of [...goalIds]) form.append("goal", goalId);
		for (const goalId of props.chosen) form.append("before", goalId);
		startTransition(() => act(form));
	};
	const undo = (before: readonly string[]) => {
		setChosen(before);
		send("undo", before);
	};
	const byId = new Map(goals.map((goal) => [goal.goalId, goal]));
	const named = chosen.flatMap((goalId) => byId.get(goalId) ?? []);
	return (
		<div className="grid gap-3">
			{suggestions.length > 0 ? (
				<fieldset>
					<legend className="font-strong">{t("panel.suggestions")}</legend>
					{suggestions.map(({ goalId, why }) => {
						const goal = byId.get(goalId);
						return goal ? (
							<GoalBox key={goalId} goal={goal} checked={chosen.includes(goalId)} onToggle={toggle} why={why} />
						) : null;
					})}
				</fieldset>
			) : null}
			<GoalTree {...props} chosen={chosen} onToggle={toggle} />
			<p role="status" className="text-m">
				{named.length === 0
					? t("panel.noneChosen")
					: t("panel.chosen", {
							goals: joinParts(
								named.map(({ code, title }) => `${code} ${title}`),
								", ",
							),
						})}
			</p>
			<Told outcome={outcome} busy={busy} onUndo={undo} />
			<div className="flex flex-wrap items-center gap-2">
				<Button look="primary" disabled={busy} onClick={() => send("save", chosen)}>
					{t(chosen.length === 0 && props.chosen.length > 0 ? "panel.unmap" : "panel.save")}
				</Button>
				{props.chosen.length === 0 ? (
					<Button disabled={busy} onClick={() => send(setAside ? "open" : "aside", [])}>
						{t(setAside ? "panel.notAside" : "panel.aside")}
					</Button>
				) : null}
				{nextHref ? (
					<ButtonLink href={nextHref} look="quiet" scroll={false}>
						{t("panel.next")}
					</ButtonLink>
				) : null}
			</div>
		</div>
	);
}

function Told({
	outcome,
	busy,
	onUndo,
}: {
	outcome: UnitOutcome;
	busy: boolean;
	onUndo(before: readonly string[]): void;
}) {
	const t = useTranslations("mapping");
	if (outcome === null) return null;
	if ("fault" in outcome) return <Notice tone="fault" role="alert" title={t(`faults.${outcome.fault}`)} />;
	const { done, before } = outcome;
	return (
		<Notice role="status" title={t(`done.${done}`)}>
			{done === "saved" ? (
				<div className="flex flex-wrap items-center gap-2">
					<span>{t("done.recounted")}</span>
					<Button disabled={busy} onClick={() => onUndo(before)}>
						{t("done.undo")}
					</Button>
				</div>
			) : null}
		</Notice>
	);
}
