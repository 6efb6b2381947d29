import { FilterField } from "@/components/ui/filter-form";
import { type FindPerson, NameField, NameSearchForm } from "@/components/ui/name-search";
import { getTranslator } from "@/lib/i18n/server";
import { type PersonState, personStates } from "@/lib/queries/people/select-people";

export async function PeopleFilter({
	text,
	state,
	find,
}: {
	text: string;
	state: PersonState | null;
	find: FindPerson;
}) {
	const t = await getTranslator("people");
	return (
		<NameSearchForm find={find} path="/people" label={t("filter.label")} submit={t("filter.submit")}>
			<NameField label={t("filter.text")} text={text} width="sm:w-72" />
			<FilterField id="state" label={t("columns.state")}>
				<select key={state} id="state" name="state" defaultValue={state ?? ""} className="field-control">
					<option value="">{t("filter.current")}</option>
					{personStates.map((key) => (
						<option key={key} value={key}>
							{t(`states.${key}`)}
						</option>
					))}
				</select>
			</FilterField>
		</NameSearchForm>
	);
}
