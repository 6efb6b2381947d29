"use client";
import { useState } from "react";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { MappableGoal } from "@/lib/queries/mapping/list-goals";
import { GoalBox } from "./goal-box";

/** All goals, each a box of the form; those of a subject are shown under their domains, narrowed by a word. */
export function GoalTree({
	goals,
	subjects,
	subject,
	chosen,
	onChange,
}: {
	goals: readonly MappableGoal[];
	subjects: readonly { readonly key: string; readonly name: string }[];
	subject: string;
	/** When the page was made. */
	chosen: readonly string[];
	onChange(): void;
}) {
	const t = useTranslations("mapping");
	const [shown, setShown] = useState(subject);
	const [word, setWord] = useState("");
	const wanted = word.trim().toLowerCase();
	const listed = new Set(
		goals.filter(
			({ subjectKey, code, title, text }) =>
				subjectKey === shown && `${code} ${title} ${text}`.toLowerCase().includes(wanted),
		),
	);
	const domainOf = ({ subjectKey, domain }: MappableGoal) => `${subjectKey} ${domain ?? ""}`;
	const domains = [...new Set(goals.map(domainOf))].map((key) => goals.filter((goal) => domainOf(goal) === key));
	return (
		<fieldset className="grid min-w-0 gap-2">
			<legend className="mb-1 font-strong">{t("panel.all")}</legend>
			{/* What is looked for is not what is chosen. */}
			<div className="flex flex-wrap gap-2" onInput={(event) => event.stopPropagation()}>
				<select
					aria-label={t("panel.whichSubject")}
					value={shown}
					onChange={(event) => setShown(event.target.value)}
					className="field-control w-auto"
				>
					{subjects.map(({ key, name }) => (
						<option key={key} value={key}>
							{name}
						</option>
					))}
				</select>
				<input
					type="search"
					aria-label={t("panel.narrow")}
					placeholder={t("panel.narrow")}
					value={word}
					onChange={(event) => setWord(event.target.value)}
					className="field-control w-auto min-w-0 grow"
				/>
			</div>
			<div className="max-h-80 overflow-y-auto rounded-s border border-line px-3 py-1">
				{listed.size === 0 ? <p className="py-2 text-ink-2">{t("panel.noGoals")}</p> : null}
				{domains.map((own) => (
					<div
						key={own[0]?.goalId}
						className={own.some((goal) => listed.has(goal)) ? "border-b border-line py-1 last:border-b-0" : "hidden"}
					>
						{own[0]?.domain ? <p className="text-s text-ink-3">{own[0].domain}</p> : null}
						{own.map((goal) => (
							<GoalBox
								key={goal.goalId}
								goal={goal}
								hidden={!listed.has(goal)}
								name="goal"
								defaultChecked={chosen.includes(goal.goalId)}
								onChange={onChange}
							/>
						))}
					</div>
				))}
			</div>
		</fieldset>
	);
}
