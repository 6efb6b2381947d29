"use client";
import { useState } from "react";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { MappableGoal } from "@/lib/queries/mapping/list-goals";
import { GoalBox } from "./goal-box";

/** All goals of a subject under their domains, narrowed by a word. */
export function GoalTree({
	goals,
	subjects,
	subject,
	chosen,
	onToggle,
}: {
	goals: readonly MappableGoal[];
	subjects: readonly { readonly key: string; readonly name: string }[];
	subject: string;
	chosen: readonly string[];
	onToggle(goalId: string): void;
}) {
	const t = useTranslations("mapping");
	const [shown, setShown] = useState(subject);
	const [word, setWord] = useState("");
	const wanted = word.trim().toLowerCase();
	const listed = goals.filter(
		({ subjectKey, code, title, text }) =>
			subjectKey === shown && `${code} ${title} ${text}`.toLowerCase().includes(wanted),
	);
	const domains = [...new Set(listed.map(({ domain }) => domain))];
	return (
		<fieldset className="grid min-w-0 gap-2">
			<legend className="mb-1 font-strong">{t("panel.all")}</legend>
			<div className="flex flex-wrap gap-2">
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
				{listed.length === 0 ? <p className="py-2 text-ink-2">{t("panel.noGoals")}</p> : null}
				{domains.map((domain) => (
					<div key={domain ?? ""} className="border-b border-line py-1 last:border-b-0">
						{domain === null ? null : <p className="text-s text-ink-3">{domain}</p>}
						{listed
							.filter((goal) => goal.domain === domain)
							.map((goal) => (
								<GoalBox key={goal.goalId} goal={goal} checked={chosen.includes(goal.goalId)} onToggle={onToggle} />
							))}
					</div>
				))}
			</div>
		</fieldset>
	);
}
