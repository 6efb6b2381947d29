import Link from "next/link";
import { AccountChoice } from "@/components/ui/account-choice";
import { DayRange } from "@/components/ui/day-range";
import { type FindPerson, NameField, NameSearchForm } from "@/components/ui/name-search";
import { getTranslator } from "@/lib/i18n/server";
import { type ViewsAddress, viewsHref } from "./views-address";

/** Who looked, at whom and when. A chosen pupil stays until it is taken away. */
export async function ViewsFilter({
	address,
	accounts,
	pupil,
	text,
	find,
}: {
	address: ViewsAddress;
	accounts: readonly { readonly userId: string; readonly name: string }[];
	/** Name of the chosen pupil. */
	pupil: string | null;
	/** What the pupil was searched by. */
	text: string;
	find: FindPerson;
}) {
	const t = await getTranslator("views");
	return (
		<NameSearchForm
			find={find}
			path="/views"
			label={t("filter.label")}
			submit={t("filter.submit")}
			clear={{ href: "/views", label: t("filter.clear") }}
		>
			<AccountChoice
				name="by"
				label={t("filter.by")}
				everybody={t("filter.everybody")}
				chosen={address.by}
				accounts={accounts}
			/>
			{pupil === null ? (
				<NameField label={t("filter.pupil")} text={text} width="sm:w-56" />
			) : (
				<div className="grid gap-1">
					<span className="text-s text-ink-3">{t("filter.pupil")}</span>
					<span className="inline-flex min-h-9 items-center gap-2">
						<input type="hidden" name="pupil" value={address.pupil ?? ""} />
						<b>{pupil}</b>
						<Link href={viewsHref(address, { pupil: null })} className="link text-s">
							{t("filter.other")}
						</Link>
					</span>
				</div>
			)}
			<DayRange from={address.from} to={address.to} words={{ from: t("filter.from"), to: t("filter.to") }} />
		</NameSearchForm>
	);
}
