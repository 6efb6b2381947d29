import { ActForm } from "@/components/acts/act-form";
import { ReadTick } from "@/components/acts/read-tick";
import type { Act } from "@/components/acts/use-act";

/** Closes a year or opens it again, after a mark that it was read what that does. */
export function YearForm({
	action,
	id,
	confirm,
	submit,
	look,
}: {
	action: Act<unknown>;
	id: string;
	confirm: string;
	submit: string;
	look: "primary" | "plain";
}) {
	return (
		<ActForm
			action={action}
			name={`year-${id}`}
			keeps={false}
			words="schoolYear"
			submit={submit}
			look={look}
			className="grid gap-2"
		>
			<input type="hidden" name="id" value={id} />
			<ReadTick>{confirm}</ReadTick>
		</ActForm>
	);
}
