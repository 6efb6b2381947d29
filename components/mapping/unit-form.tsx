"use client";
import { useState } from "react";
import { useActForm } from "@/components/acts/act-context";
import { ActForm, ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { type Act, useAct } from "@/components/acts/use-act";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import { joinParts } from "@/lib/i18n/join-parts";
import type { MappableGoal } from "@/lib/queries/mapping/list-goals";
import { GoalBox } from "./goal-box";
import { GoalTree } from "./goal-tree";

/** What was done, and the goals of before, so that it can be undone. */
interface DecidedUnit {
	readonly done: "saved" | "undone" | "aside" | "open";
	readonly before: readonly string[];
}
export type UnitAction = Act<DecidedUnit>;

export interface UnitFormProps {
	readonly action: UnitAction;
	readonly connectionId: string;
	readonly unit: string;
	readonly chosen: readonly string[];
	/** The version of these goals. */
	readonly seen: string;
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
	const { action, connectionId, unit, chosen, seen } = props;
	const [times, setTimes] = useState(0);
	const act = useAct({ action, name: `unit ${unit}`, seen, onDone: () => setTimes((before) => before + 1) });
	const { outcome, busy } = act;
	return (
		<div className="grid gap-3">
			<ActFrame act={act}>
				<Hidden values={{ connectionId, unit, before: chosen }} />
				<UnitFields {...props} />
			</ActFrame>
			{outcome?.state === "done" && !busy ? <Decided key={times} {...props} decided={outcome.done} /> : null}
		</div>
	);
}

function Hidden({ values }: { values: Readonly<Record<string, string | readonly string[]>> }) {
	return Object.entries(values).flatMap(([name, value]) =>
		[value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
	);
}

function UnitFields({ goals, suggestions, setAside, nextHref, ...props }: UnitFormProps) {
	const t = useTranslations("mapping");
	const { form } = useActForm();
	const [chosen, setChosen] = useState<readonly string[]>(props.chosen);
	const follow = () => form.current && setChosen(new FormData(form.current).getAll("goal").map(String));
	/** A suggestion stands for the box in the tree. */
	const toggle = (goalId: string) =>
		form.current?.querySelector<HTMLInputElement>(`input[name=goal][value="${goalId}"]`)?.click();
	const byId = new Map(goals.map((goal) => [goal.goalId, goal]));
	const named = chosen.flatMap((goalId) => byId.get(goalId) ?? []);
	return (
		<>
			{suggestions.length > 0 ? (
				<fieldset>
					<legend className="font-strong">{t("panel.suggestions")}</legend>
					{suggestions.map(({ goalId, why }) => {
						const goal = byId.get(goalId);
						return goal ? (
							<GoalBox
								key={goalId}
								goal={goal}
								checked={chosen.includes(goalId)}
								onChange={() => toggle(goalId)}
								why={why}
							/>
						) : null;
					})}
				</fieldset>
			) : null}
			<GoalTree {...props} goals={goals} onChange={follow} />
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
			<ActNotice words="mapping" />
			<div className="flex flex-wrap items-center gap-2">
				<SubmitButton look="primary" name="decision" value="save">
					{t(chosen.length === 0 && props.chosen.length > 0 ? "panel.unmap" : "panel.save")}
				</SubmitButton>
				{props.chosen.length === 0 ? (
					<SubmitButton name="decision" value={setAside ? "open" : "aside"}>
						{t(setAside ? "panel.notAside" : "panel.aside")}
					</SubmitButton>
				) : null}
				{nextHref ? (
					<ButtonLink href={nextHref} look="quiet" scroll={false}>
						{t("panel.next")}
					</ButtonLink>
				) : null}
			</div>
		</>
	);
}

function Decided({ decided, action, connectionId, unit, seen }: UnitFormProps & { decided: DecidedUnit }) {
	const t = useTranslations("mapping");
	const { done, before } = decided;
	if (done !== "saved") return <Notice role="status" title={t(`done.${done}`)} />;
	return (
		<ActForm name={`undo ${unit}`} action={action} seen={seen} keeps={false}>
			<Hidden values={{ connectionId, unit, decision: "undo", goal: before }} />
			<Saved />
			<ActNotice words="mapping" done={t("done.undone")} />
		</ActForm>
	);
}

/** Until it is undone. */
function Saved() {
	const t = useTranslations("mapping");
	if (useActForm().outcome?.state === "done") return null;
	return (
		<Notice role="status" title={t("done.saved")}>
			<div className="flex flex-wrap items-center gap-2">
				<span>{t("done.recounted")}</span>
				<SubmitButton>{t("done.undo")}</SubmitButton>
			</div>
		</Notice>
	);
}
