import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { type QualityAddress, qualityFields } from "./quality-address";

export type ReplayAction = (form: FormData) => Promise<void>;

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
	return (
		<form action={action} className="inline">
			{fields.map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<Button type="submit" look={primary ? "primary" : "plain"} aria-label={label}>
				{children}
			</Button>
		</form>
	);
}
