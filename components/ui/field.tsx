import type { ComponentProps } from "react";
import { describedBy, FieldFrame, type FieldTexts } from "./field-frame";

/** A labelled input with its hint and its fault. */
export function Field({ label, hint, fault, id, ...input }: FieldTexts & ComponentProps<"input">) {
	const texts = { id, label, hint, fault };
	return (
		<FieldFrame {...texts}>
			<input {...input} {...describedBy(texts)} className="field-control" />
		</FieldFrame>
	);
}
