import { notFound } from "next/navigation";
import { AccountForm } from "@/components/accounts/account-form";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { NewPasswordField } from "@/components/accounts/new-password-field";
import { ClientMessages } from "@/components/layout/client-messages";
import { Field } from "@/components/ui/field";
import { needsSetUp } from "@/lib/commands/set-up/needs-set-up";
import { getTranslator } from "@/lib/i18n/server";
import { setUp } from "./actions";

const sectors = ["po", "vo", "mbo"] as const;

/** The first school and its admin; after that this page is not there. */
export default async function SetUpPage() {
	if (!(await needsSetUp())) notFound();
	const t = await getTranslator("accounts");
	return (
		<NarrowPage title={t("setUp.title")}>
			<p>{t("setUp.text")}</p>
			<ClientMessages nouns={["accounts"]}>
				<AccountForm name="set-up" action={setUp} submit={t("setUp.submit")}>
					<div data-unkept>
						<Field id="code" name="code" label={t("setUp.code")} autoComplete="off" required />
					</div>
					<Field id="schoolName" name="schoolName" label={t("setUp.school")} maxLength={200} required />
					<div className="grid gap-1">
						<label htmlFor="sector" className="text-m font-strong">
							{t("setUp.sector")}
						</label>
						<select id="sector" name="sector" className="field-control" defaultValue="po">
							{sectors.map((sector) => (
								<option key={sector} value={sector}>
									{t(`setUp.sectors.${sector}`)}
								</option>
							))}
						</select>
					</div>
					<Field
						id="masterId"
						name="masterId"
						label={t("setUp.masterId")}
						hint={t("setUp.masterIdHint")}
						pattern="\d{3}[aA]\d{3}"
					/>
					<h2>{t("setUp.admin")}</h2>
					<Field id="name" name="name" label={t("name")} autoComplete="name" maxLength={200} required />
					<Field id="email" name="email" label={t("email")} type="email" autoComplete="username" required />
					<NewPasswordField label={t("password")} />
				</AccountForm>
			</ClientMessages>
		</NarrowPage>
	);
}
