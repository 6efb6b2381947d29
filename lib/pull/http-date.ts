const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const time = "(?<time>\\d\\d:\\d\\d:\\d\\d)";
/** The form of today and the two that a recipient still reads (RFC 9110, 5.6.7): RFC 850 and that of C. */
const forms = [
	`[A-Z][a-z]{2}, (?<day>\\d\\d) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) ${time} GMT`,
	`[A-Z][a-z]{5,8}, (?<day>\\d\\d)-(?<month>[A-Z][a-z]{2})-(?<year>\\d\\d) ${time} GMT`,
	`[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \\d]\\d) ${time} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/** The moment of a header, in ms; null where the text is none, or a day or time that does not exist. */
export function httpDate(text: string): number | null {
	const parts = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
	if (!parts) return null;
	const month = String(months.indexOf(parts.month ?? "") + 1).padStart(2, "0");
	const year = (parts.year ?? "").padStart(4, "20");
	const written = `${year}-${month}-${(parts.day ?? "").trim().padStart(2, "0")}T${parts.time}.000Z`;
	const moment = Date.parse(written);
	// The platform reads 31 February as 3 March.
	return !Number.isNaN(moment) && new Date(moment).toISOString() === written ? moment : null;
}
