import { ClientMessages } from "@/components/layout/client-messages";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OpenedUnit } from "@/lib/queries/mapping/find-unit";
import { writeUnitKey } from "@/lib/queries/mapping/mapping-filter";
import { usesInWords, whyInWords } from "./mapping-words";
import { type UnitAction, UnitForm } from "./unit-form";

/** One unit: what it is, what it may be about and why, and all goals to choose from. */
export async function UnitPanel({
	opened,
	connectionId,
	seen,
	nextHref,
	action,
}: {
	opened: OpenedUnit;
	connectionId: string;
	/** The version of its goals. */
	seen: string;
	/** The next one of the list; null: this was the last. */
	nextHref: string | null;
	action: UnitAction;
}) {
	const [t, subjects, format] = await Promise.all([
		getTranslator("mapping"),
		getTranslator("subjects"),
		getFormatter(),
	]);
	const { unit, goals, suggestions, subjectKey } = opened;
	const key = writeUnitKey(unit);
	const keys = [...new Set(goals.map((goal) => goal.subjectKey))];
	return (
		<section className="panel grid min-w-0 content-start gap-3 p-3" aria-labelledby="unit">
			<div>
				<h2 id="unit" className="break-words">
					{unit.title ?? unit.sourceId}
				</h2>
				<p className="text-s text-ink-3">
					{t(`kinds.${unit.kind}`)} · {usesInWords(t, format, unit)}
					{unit.subjectName === null ? null : ` · ${t("panel.subject", { subject: unit.subjectName })}`}
				</p>
				<p className="font-mono text-xs break-all text-ink-3">{unit.sourceId}</p>
			</div>
			<ClientMessages nouns={["mapping"]}>
				<UnitForm
					key={key}
					action={action}
					connectionId={connectionId}
					unit={key}
					chosen={unit.goals.map(({ goalId }) => goalId)}
					seen={seen}
					setAside={unit.setAside}
					goals={goals}
					suggestions={suggestions.map((one) => ({ goalId: one.goalId, why: whyInWords(t, format, one) }))}
					subjects={keys.map((one) => ({ key: one, name: subjects(one) }))}
					subject={subjectKey}
					nextHref={nextHref}
				/>
			</ClientMessages>
		</section>
	);
}
