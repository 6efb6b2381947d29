import { getTranslator } from "@/lib/i18n/server";
import type { Employee } from "@/lib/queries/people/list-employees";

/** Which employee of the roster an account is; the first choice is none. */
export async function EmployeeField({
	id,
	label,
	employees,
	chosen,
}: {
	id: string;
	label: string;
	employees: readonly Employee[];
	/** Somebody who has left stays in the list while the account is linked. */
	chosen: Employee | null;
}) {
	const t = await getTranslator("people");
	const known = chosen === null || employees.some(({ personId }) => personId === chosen.personId);
	return (
		<div className="grid content-end gap-1">
			<label htmlFor={id} className="text-m font-strong">
				{label}
			</label>
			<select id={id} name="personId" className="field-control" defaultValue={chosen?.personId ?? ""}>
				<option value="">{t("nobody")}</option>
				{(known ? employees : [chosen, ...employees]).map((employee) => (
					<option key={employee.personId} value={employee.personId}>
						{employee.name}
					</option>
				))}
			</select>
		</div>
	);
}
