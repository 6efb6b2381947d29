import type { Act } from "@/components/acts/use-act";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ScaleFamilyPage, ScaleFamilySuggestion } from "@/lib/queries/scale-families/list-scale-families";
import type { FamilyAssessment, ScaleFamilyRow } from "@/lib/queries/scale-families/scale-family";
import { FamilyForm } from "./family-form";

const item = "grid gap-1 border-t border-line px-3 py-2 first-of-type:border-t-0";

interface OfFamily {
	readonly action: Act<unknown>;
	/** The version of what its form shows. */
	seenOf(family: ScaleFamilyRow): string;
	readonly today: string;
}

/** The confirmed families; each opens to be changed, split or taken back. */
export async function FamilyList({ page, ...of }: { page: ScaleFamilyPage } & OfFamily) {
	const t = await getTranslator("scaleFamilies");
	return (
		<section className="panel" aria-labelledby="families">
			<h2 id="families" className="px-3 pt-3 pb-2">
				{t("families")}
			</h2>
			{page.families.length === 0 ? <p className="px-3 pb-3 text-ink-2">{t("noFamilies")}</p> : null}
			{page.families.map((family) => (
				<Family key={family.familyId} family={family} {...of} />
			))}
		</section>
	);
}

async function Family({ family, action, seenOf, today }: { family: ScaleFamilyRow } & OfFamily) {
	const [t, measures, format] = await Promise.all([
		getTranslator("scaleFamilies"),
		getTranslator("measures"),
		getFormatter(),
	]);
	const { supplier, measureType, standardError, errorSource, confirmedBy } = family;
	const day = format.day(family.createdAt, today);
	return (
		<article className={item}>
			<h3 className="text-m">{family.name}</h3>
			<p className="text-ink-2">
				{t("summary", { supplier, measure: measures(measureType), count: family.assessments.length })}
			</p>
			<p className="text-s text-ink-3">
				{joinParts(
					family.assessments.map((test) => test.name),
					", ",
				)}
			</p>
			<p className="text-s text-ink-2">
				{standardError !== null && errorSource !== null
					? t("error", { error: format.decimal(standardError), source: errorSource })
					: t("noError")}
			</p>
			<p className="text-s text-ink-3">
				{confirmedBy === null ? t("declared", { day }) : t("confirmedBy", { name: confirmedBy, day })}
			</p>
			<details>
				<summary className="opener">{t("change")}</summary>
				<FamilyForm
					action={action}
					formId={family.familyId}
					hidden={{ familyId: family.familyId }}
					known
					seen={seenOf(family)}
					name={family.name}
					standardError={standardError === null ? "" : format.decimal(standardError)}
					errorSource={errorSource ?? ""}
					tests={[...(await choices(family.assessments, true)), ...(await choices(family.others, false))]}
				/>
			</details>
		</article>
	);
}

/** Tests that may lie on one scale, with why; each opens to be confirmed. */
export async function SuggestionList({ page, action }: { page: ScaleFamilyPage; action: Act<unknown> }) {
	const t = await getTranslator("scaleFamilies");
	return (
		<section className="panel" aria-labelledby="suggestions">
			<h2 id="suggestions" className="px-3 pt-3 pb-2">
				{t("suggestions")}
			</h2>
			{page.suggestions.length === 0 ? <p className="px-3 pb-3 text-ink-2">{t("noSuggestions")}</p> : null}
			{page.suggestions.map((suggestion) => (
				<Suggestion key={suggestion.assessmentIds[0]} suggestion={suggestion} action={action} />
			))}
		</section>
	);
}

async function Suggestion({ suggestion, action }: { suggestion: ScaleFamilySuggestion; action: Act<unknown> }) {
	const [t, measures] = await Promise.all([getTranslator("scaleFamilies"), getTranslator("measures")]);
	const { supplier, measureType, connectionId, name, familyName, assessments } = suggestion;
	const measure = measures(measureType);
	return (
		<article className={item}>
			<h3 className="text-m">{name}</h3>
			<p className="text-ink-2">{t("summary", { supplier, measure, count: assessments.length })}</p>
			<p className="text-s text-ink-3">
				{joinParts(
					assessments.map((test) => test.name),
					", ",
				)}
			</p>
			<p className="text-s text-ink-2">{t("why", { measure })}</p>
			{familyName === null ? null : <p className="text-s">{t("known")}</p>}
			<details>
				<summary className="opener">{t("look")}</summary>
				<FamilyForm
					action={action}
					formId={suggestion.assessmentIds[0] ?? name}
					hidden={{ connectionId, measureType }}
					known={false}
					seen={null}
					name={name}
					standardError=""
					errorSource=""
					tests={[...(await choices(assessments, true)), ...(await choices(suggestion.others, false))]}
				/>
			</details>
		</article>
	);
}

async function choices(tests: readonly FamilyAssessment[], chosen: boolean) {
	const t = await getTranslator("scaleFamilies");
	return tests.map((test) => ({
		id: test.assessmentId,
		label: t("testLine", { name: test.name, count: test.sittings }),
		chosen,
	}));
}
