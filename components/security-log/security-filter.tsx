import { AccountChoice } from "@/components/ui/account-choice";
import { DayRange } from "@/components/ui/day-range";
import { FilterField, FilterForm } from "@/components/ui/filter-form";
import { securityEventNames } from "@/lib/domain/security-events";
import { getTranslator } from "@/lib/i18n/server";
import type { SecurityAddress } from "./security-address";

/** Whose account, what and when. */
export async function SecurityFilter({
	address,
	accounts,
}: {
	address: SecurityAddress;
	accounts: readonly { readonly userId: string; readonly name: string }[];
}) {
	const t = await getTranslator("securityLog");
	return (
		<FilterForm
			label={t("filter.label")}
			submit={t("filter.submit")}
			clear={{ href: "/security-log", label: t("filter.clear") }}
		>
			<AccountChoice
				name="of"
				label={t("filter.of")}
				everybody={t("filter.everybody")}
				chosen={address.of}
				accounts={accounts}
			/>
			<FilterField id="event" label={t("filter.event")}>
				<select id="event" name="event" defaultValue={address.event ?? ""} className="field-control">
					<option value="">{t("filter.everything")}</option>
					{securityEventNames.map((event) => (
						<option key={event} value={event}>
							{t(`names.${event}`)}
						</option>
					))}
				</select>
			</FilterField>
			<DayRange from={address.from} to={address.to} words={{ from: t("filter.from"), to: t("filter.to") }} />
		</FilterForm>
	);
}
