import { AccountChoice } from "@/components/ui/account-choice";
import { DayRange } from "@/components/ui/day-range";
import { FilterField, FilterForm } from "@/components/ui/filter-form";
import { auditActions } from "@/lib/domain/audit-actions";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { AuditAddress } from "./audit-address";
import { actionInWords } from "./audit-words";

/** Who, what, when and about which id. */
export async function AuditFilter({
	address,
	accounts,
	badAbout,
}: {
	address: AuditAddress;
	accounts: readonly { readonly userId: string; readonly name: string }[];
	badAbout: boolean;
}) {
	const [t, { locale }] = await Promise.all([getTranslator("audit"), getFormatter()]);
	const actions = auditActions
		.map((action) => ({ action, words: actionInWords(action, t) }))
		.toSorted((one, other) => one.words.localeCompare(other.words, locale));
	return (
		<FilterForm
			label={t("filter.label")}
			submit={t("filter.submit")}
			clear={{ href: "/audit", label: t("filter.clear") }}
		>
			<AccountChoice
				name="by"
				label={t("filter.by")}
				everybody={t("filter.everybody")}
				chosen={address.by}
				accounts={accounts}
			>
				<option value="system">{t("filter.system")}</option>
			</AccountChoice>
			<FilterField id="action" label={t("filter.action")}>
				<select id="action" name="action" defaultValue={address.action ?? ""} className="field-control sm:max-w-64">
					<option value="">{t("filter.everything")}</option>
					{actions.map(({ action, words }) => (
						<option key={action} value={action}>
							{words}
						</option>
					))}
				</select>
			</FilterField>
			<DayRange from={address.from} to={address.to} words={{ from: t("filter.from"), to: t("filter.to") }} />
			<FilterField id="about" label={t("filter.about")}>
				<input
					id="about"
					name="about"
					defaultValue={address.about ?? ""}
					maxLength={60}
					pattern="[ 0-9a-fA-F\-]*"
					title={t("filter.badAbout")}
					autoComplete="off"
					spellCheck={false}
					aria-invalid={badAbout || undefined}
					aria-describedby={badAbout ? "about-fault" : undefined}
					className="field-control sm:w-64"
				/>
				{badAbout ? (
					<p id="about-fault" className="text-m text-stuck">
						{t("filter.badAbout")}
					</p>
				) : null}
			</FilterField>
		</FilterForm>
	);
}
