import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { FieldFrame } from "@/components/ui/field-frame";
import { getTranslator } from "@/lib/i18n/server";
import type { Employee } from "@/lib/queries/people/list-employees";
import type { SubstitutePage } from "@/lib/queries/places/list-substitutes";

/** Who takes over which group, from which day to which. */
export async function SubstituteForm({
	employees,
	groups,
	chosen,
	today,
	action,
}: {
	employees: readonly Employee[];
	groups: SubstitutePage["groups"];
	/** The group that was asked for. */
	chosen: string | null;
	today: string;
	action: TellingAct;
}) {
	const t = await getTranslator("places");
	return (
		<section className="panel grid gap-3 p-3" aria-labelledby="add">
			<h2 id="add">{t("substitutes.add")}</h2>
			<AccountForm
				name="substitute"
				action={action}
				empties
				submit={t("substitutes.submit")}
				done={t("substitutes.done")}
			>
				<div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
					<FieldFrame id="personId" label={t("substitutes.who")}>
						<select id="personId" name="personId" className="field-control" defaultValue="" required>
							<option value="">{t("substitutes.choose")}</option>
							{employees.map(({ personId, name }) => (
								<option key={personId} value={personId}>
									{name}
								</option>
							))}
						</select>
					</FieldFrame>
					<FieldFrame id="groupId" label={t("substitutes.group")}>
						<select id="groupId" name="groupId" className="field-control" defaultValue={chosen ?? ""} required>
							<option value="">{t("substitutes.choose")}</option>
							{groups.map(({ groupId, name }) => (
								<option key={groupId} value={groupId}>
									{name}
								</option>
							))}
						</select>
					</FieldFrame>
					<Field
						id="beginDate"
						name="beginDate"
						type="date"
						label={t("substitutes.from")}
						defaultValue={today}
						required
					/>
					<Field id="lastDay" name="lastDay" type="date" label={t("substitutes.until")} min={today} required />
				</div>
			</AccountForm>
		</section>
	);
}
