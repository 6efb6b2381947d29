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
			<FilterField id="of" label={t("filter.of")}>
				<select id="of" name="of" defaultValue={address.of ?? ""} className="field-control">
					<option value="">{t("filter.everybody")}</option>
					{accounts.map(({ userId, name }) => (
						<option key={userId} value={userId}>
							{name}
						</option>
					))}
				</select>
			</FilterField>
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
			{(["from", "to"] as const).map((end) => (
				<FilterField key={end} id={end} label={t(`filter.${end}`)}>
					<input id={end} name={end} type="date" defaultValue={address[end] ?? ""} className="field-control" />
				</FilterField>
			))}
		</FilterForm>
	);
}
