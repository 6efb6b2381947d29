import type { ReactNode } from "react";
import { FilterField } from "./filter-form";

/** Whose account: everybody's, or one of them. */
export function AccountChoice({
	name,
	label,
	everybody,
	chosen,
	accounts,
	children,
}: {
	name: string;
	label: string;
	everybody: string;
	chosen: string | null;
	accounts: readonly { readonly userId: string; readonly name: string }[];
	/** Choices that are no account, before them. */
	children?: ReactNode;
}) {
	return (
		<FilterField id={name} label={label}>
			<select id={name} name={name} defaultValue={chosen ?? ""} className="field-control">
				<option value="">{everybody}</option>
				{children}
				{accounts.map((account) => (
					<option key={account.userId} value={account.userId}>
						{account.name}
					</option>
				))}
			</select>
		</FilterField>
	);
}
