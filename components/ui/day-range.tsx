import { FilterField } from "./filter-form";

/** From a day until and with a day (yyyy-mm-dd), each of which may be left open. */
export function DayRange({
	from,
	to,
	words,
}: {
	from: string | null;
	to: string | null;
	words: Readonly<Record<"from" | "to", string>>;
}) {
	const days = { from, to };
	return (["from", "to"] as const).map((end) => (
		<FilterField key={end} id={end} label={words[end]}>
			<input id={end} name={end} type="date" defaultValue={days[end] ?? ""} className="field-control" />
		</FilterField>
	));
}
