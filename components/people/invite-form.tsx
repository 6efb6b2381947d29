import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { Field } from "@/components/ui/field";
import { getTranslator } from "@/lib/i18n/server";
import type { Employee } from "@/lib/queries/people/list-employees";
import { EmployeeField } from "./employee-field";

const roles = ["staff", "admin"] as const;

/** Whom one invites, to which role, as which employee and until when. */
export async function InviteForm({
	action,
	employees,
	byMail,
	tomorrow,
}: {
	action: TellingAct;
	employees: readonly Employee[];
	/** The link goes by mail; else it is told here. */
	byMail: boolean;
	tomorrow: string;
}) {
	const [t, accounts] = await Promise.all([getTranslator("people"), getTranslator("accounts")]);
	return (
		<AccountForm
			name="invite"
			action={action}
			empties
			submit={t("invite.submit")}
			done={t(byMail ? "invite.doneMail" : "invite.done")}
		>
			<div className="grid gap-3 sm:grid-cols-2">
				<Field id="name" name="name" label={accounts("name")} maxLength={200} autoComplete="off" required />
				<Field id="email" name="email" label={accounts("email")} type="email" autoComplete="off" required />
				<div className="grid content-end gap-1">
					<label htmlFor="role" className="text-m font-strong">
						{t("role")}
					</label>
					<select id="role" name="role" className="field-control">
						{roles.map((role) => (
							<option key={role} value={role}>
								{t(`invite.roles.${role}`)}
							</option>
						))}
					</select>
				</div>
				<EmployeeField id="personId" label={t("employee")} employees={employees} chosen={null} />
				<Field
					id="endDate"
					name="endDate"
					type="date"
					min={tomorrow}
					label={t("invite.until")}
					hint={t("invite.untilHint")}
				/>
			</div>
		</AccountForm>
	);
}
