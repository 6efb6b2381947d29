import type { ComponentProps } from "react";
import { describedBy, FieldFrame, type FieldTexts } from "./field-frame";

/** The same for more than a line. */
export function TextArea({ label, hint, fault, id, ...input }: FieldTexts & ComponentProps<"textarea">) {
	const texts = { id, label, hint, fault };
	return (
		<FieldFrame {...texts}>
			<textarea {...input} {...describedBy(texts)} className="field-control min-h-16 py-1" />
		</FieldFrame>
	);
}
