import type { Metadata } from "next";
import { ClientMessages } from "@/components/layout/client-messages";
import { FamilyList, SuggestionList } from "@/components/scale-families/family-list";
import { LooseTests, ScoreScales } from "@/components/scale-families/loose-tests";
import { Notice } from "@/components/ui/notice";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownFamily } from "@/lib/commands/scale-families/change-family";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { listScaleFamilies } from "@/lib/queries/scale-families/list-scale-families";
import type { ScaleFamilyRow } from "@/lib/queries/scale-families/scale-family";
import { confirmSuggestion, saveFamily } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("scaleFamilies"))("title") };
}

/** Which tests lie on one scale: a person says so, because no message does. For the admin; no results of pupils. */
export default async function ScaleFamiliesPage() {
	const scope = await requireScope();
	if (!can(scope, "confirm-scales")) refuse(scope);
	const [t, format, page] = await Promise.all([
		getTranslator("scaleFamilies"),
		getFormatter(),
		listScaleFamilies(scope),
	]);
	const seenOf = ({ assessments, ...family }: ScaleFamilyRow) => {
		const assessmentIds = assessments.map(({ assessmentId }) => assessmentId);
		return versionOf(shownFamily({ ...family, assessmentIds }, format.decimal));
	};
	const nothing = page.families.length + page.suggestions.length + page.loose.length === 0;
	return (
		<div className="grid gap-3">
			<div className="max-w-[75ch]">
				<h1>{t("title")}</h1>
				<p className="mt-1 text-ink-2">{t("intro")}</p>
				<p className="text-s text-ink-3">{t("noResults")}</p>
			</div>
			{nothing ? (
				<Notice title={t("empty.title")}>{t("empty.text")}</Notice>
			) : (
				<ClientMessages nouns={["scaleFamilies"]}>
					<SuggestionList page={page} action={confirmSuggestion} />
					<FamilyList page={page} action={saveFamily} seenOf={seenOf} today={scope.today} />
					<LooseTests tests={page.loose} today={scope.today} />
				</ClientMessages>
			)}
			{page.scales.length > 0 ? <ScoreScales scales={page.scales} /> : null}
		</div>
	);
}
