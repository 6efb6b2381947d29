import Link from "next/link";
import { ActForm } from "@/components/acts/act-form";
import { ReadTick } from "@/components/acts/read-tick";
import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import type { UndoneRoster } from "@/lib/commands/roster/plan-undo";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { RosterUndo } from "@/lib/queries/roster/find-undo";

/** Takes the last file back: first what that does now, in numbers, then a mark that it was read. */
export async function UndoPanel({ undo, today, action }: { undo: RosterUndo; today: string; action: Act<unknown> }) {
	const [t, format] = await Promise.all([getTranslator("roster"), getFormatter()]);
	const { importId, appliedAt, counts } = undo;
	return (
		<section className="panel grid gap-2 p-3" aria-labelledby="undo">
			<h2 id="undo">{t("undo.open", { at: format.dayTime(appliedAt, today) })}</h2>
			{counts === null ? (
				<p>
					<Link
						href={`/roster?undo=${importId}#undo`}
						className="link inline-flex min-h-6 items-center"
						prefetch={false}
					>
						{t("undo.look")}
					</Link>
				</p>
			) : (
				<>
					<p>{t("undo.does")}</p>
					<UndoneLines counts={counts} />
					<p className="max-w-[70ch] text-ink-2">{t("undo.kept")}</p>
					<ClientMessages nouns={["roster"]}>
						<ActForm
							action={action}
							name="undo-import"
							keeps={false}
							words="roster"
							submit={t("undo.submit")}
							look="plain"
							className="grid gap-2"
						>
							<input type="hidden" name="importId" value={importId} />
							<ReadTick>{t("undo.confirm")}</ReadTick>
						</ActForm>
					</ClientMessages>
				</>
			)}
		</section>
	);
}

/** The same lines before it is done and after. */
export async function UndoneLines({ counts }: { counts: UndoneRoster }) {
	const t = await getTranslator("roster");
	const { peopleEnded, groupsEnded } = counts;
	const [removed, restored] = [
		{ people: counts.peopleRemoved, groups: counts.groupsRemoved, places: counts.placesRemoved },
		{ people: counts.peopleRestored, groups: counts.groupsRestored, places: counts.placesRestored },
	];
	return (
		<ul className="grid max-w-[75ch] gap-0.5">
			<li>{t("undo.removed", removed)}</li>
			<li>{t("undo.restored", restored)}</li>
			{peopleEnded + groupsEnded > 0 ? <li>{t("undo.ended", { people: peopleEnded, groups: groupsEnded })}</li> : null}
		</ul>
	);
}
