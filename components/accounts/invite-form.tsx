import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";
import type { Employee } from "@/lib/queries/outbox/list-employees";
import { AccountForm } from "./account-form";
import type { FormAction } from "./form-outcome";

const roles = ["staff", "admin"] as const;

export async function InviteForm({ action, employees }: { action: FormAction; employees: readonly Employee[] }) {
	const t = await getTranslator("accounts");
	return (
		<AccountForm action={action} submit={t("outbox.inviteSubmit")} done={t("outbox.invited")}>
			<div className="grid gap-3 sm:grid-cols-2">
				<Field id="name" name="name" label={t("name")} maxLength={200} autoComplete="off" required />
				<Field id="email" name="email" label={t("email")} type="email" autoComplete="off" required />
				<div className="grid gap-1">
					<label htmlFor="role" className="text-m font-strong">
						{t("outbox.role")}
					</label>
					<select id="role" name="role" className="field-control">
						{roles.map((role) => (
							<option key={role} value={role}>
								{t(`outbox.roles.${role}`)}
							</option>
						))}
					</select>
				</div>
				<div className="grid gap-1">
					<label htmlFor="personId" className="text-m font-strong">
						{t("outbox.person")}
					</label>
					<select id="personId" name="personId" className="field-control">
						<option value="">{t("outbox.noPerson")}</option>
						{employees.map((employee) => (
							<option key={employee.personId} value={employee.personId}>
								{employee.name}
							</option>
						))}
					</select>
				</div>
			</div>
		</AccountForm>
	);
}
