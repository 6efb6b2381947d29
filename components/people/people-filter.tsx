import { FilterField, FilterForm } from "@/components/ui/filter-form";
import { getTranslator } from "@/lib/i18n/server";
import { type PersonState, personStates } from "@/lib/queries/people/select-people";

export async function PeopleFilter({ text, state }: { text: string; state: PersonState | null }) {
	const t = await getTranslator("people");
	return (
		<FilterForm label={t("filter.label")} submit={t("filter.submit")}>
			<FilterField id="q" label={t("filter.text")}>
				<input id="q" name="q" type="search" defaultValue={text} maxLength={100} className="field-control sm:w-64" />
			</FilterField>
			<FilterField id="state" label={t("columns.state")}>
				<select id="state" name="state" defaultValue={state ?? ""} className="field-control">
					<option value="">{t("filter.current")}</option>
					{personStates.map((key) => (
						<option key={key} value={key}>
							{t(`states.${key}`)}
						</option>
					))}
				</select>
			</FilterField>
		</FilterForm>
	);
}
