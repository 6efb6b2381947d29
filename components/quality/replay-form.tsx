import type { ReactNode } from "react";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { type QualityAddress, qualityFields } from "./quality-address";

export type ReplayAction = Act<unknown>;

/** A button that reads again: the open cause, or the delivery or record that `of` names. */
export function ReplayForm({
	action,
	address,
	of = {},
	label,
	primary = false,
	children,
}: {
	action: ReplayAction;
	address: QualityAddress;
	of?: Readonly<Record<string, string>>;
	/** For who does not see beside what the button stands. */
	label?: string;
	primary?: boolean;
	children: ReactNode;
}) {
	const fields = Object.entries({ ...qualityFields(address), ...of });
	const name = ["replay", ...Object.values(of)].join(" ");
	return (
		<ActForm name={name} action={action} keeps={false} className="inline">
			{fields.map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<SubmitButton look={primary ? "primary" : "plain"} aria-label={label}>
				{children}
			</SubmitButton>
			<ActNotice words="quality" />
		</ActForm>
	);
}
