import type { ComponentProps } from "react";
import { FilterField, FilterForm } from "./filter-form";

export type FindPerson = (form: FormData) => Promise<void>;

/** A filter with the name of somebody in it: a POST, for a name stands in no address. */
export function NameSearchForm({
	find,
	path,
	children,
	...rest
}: Omit<ComponentProps<typeof FilterForm>, "find"> & {
	find: FindPerson;
	/** The page that shows what is found. */
	path: "/people" | "/people-matching" | "/pupil-files" | "/views";
}) {
	return (
		<FilterForm find={find} {...rest}>
			<input type="hidden" name="path" value={path} />
			{children}
		</FilterForm>
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
