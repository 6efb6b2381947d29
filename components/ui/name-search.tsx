import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { ClearLink, FilterField, type FilterFrame, filterLine } from "./filter-form";

export type FindPerson = Act<unknown>;

/** A filter with the name of somebody in it: a POST, for a name stands in no address; and it is not kept. */
export function NameSearchForm({
	find,
	path,
	label,
	submit,
	clear,
	children,
}: FilterFrame & {
	find: FindPerson;
	/** The page that shows what is found. */
	path: "/people" | "/people-matching" | "/pupil-files" | "/views";
}) {
	return (
		<search aria-label={label}>
			<ClientMessages nouns={[]}>
				<ActForm action={find} name="find" keeps={false} withoutScript className={filterLine}>
					<input type="hidden" name="path" value={path} />
					{children}
					<SubmitButton className="min-h-9">{submit}</SubmitButton>
					<ClearLink clear={clear} />
					<div className="w-full empty:hidden">
						<ActNotice />
					</div>
				</ActForm>
			</ClientMessages>
		</search>
	);
}

/** Part of a name; `text` is what was searched. */
export function NameField({ label, text, width }: { label: string; text: string; width: "sm:w-56" | "sm:w-72" }) {
	return (
		<FilterField id="q" label={label}>
			<input
				key={text}
				id="q"
				name="q"
				type="search"
				defaultValue={text}
				maxLength={100}
				autoComplete="off"
				className={`field-control ${width}`}
			/>
		</FilterField>
	);
}
