import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { getTranslator } from "@/lib/i18n/server";
import type { Employee } from "@/lib/queries/people/list-employees";
import { EmployeeField } from "./employee-field";

/** Which employee of the roster the account is: that decides which pupils it sees. */
export async function LinkPanel({
	userId,
	linked,
	seen,
	employees,
	action,
}: {
	userId: string;
	linked: Employee | null;
	/** The version of the link. */
	seen: string;
	employees: readonly Employee[];
	action: TellingAct;
}) {
	const t = await getTranslator("people");
	return (
		<section className="panel grid content-start gap-3 p-3" aria-labelledby="link">
			<div>
				<h2 id="link">{t("link.title")}</h2>
				<p className="text-ink-2">{linked ? t("link.is", { name: linked.name }) : t("link.none")}</p>
				<p className="text-s text-ink-3">{t("link.text")}</p>
			</div>
			<AccountForm
				name="link"
				action={action}
				seen={seen}
				submit={t("link.submit")}
				done={t("person.saved")}
				look="plain"
			>
				<input type="hidden" name="userId" value={userId} />
				<EmployeeField id="personId" label={t("employee")} employees={employees} chosen={linked} />
			</AccountForm>
		</section>
	);
}
