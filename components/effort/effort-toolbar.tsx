import { CsvLink } from "@/components/csv/csv-link";
import { WordsMenu } from "@/components/ui/words-menu";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type EffortInput, type EffortPage, effortAmounts } from "@/lib/queries/effort/find-effort-page";
import { changedAddress, type EffortAddress } from "./effort-address";

/** What one sees, as a sentence; each word that can be chosen is a menu of addresses. */
export async function EffortToolbar({
	page,
	address,
	input,
}: {
	page: EffortPage;
	address: EffortAddress;
	input: EffortInput;
}) {
	const [t, subjects, format] = await Promise.all([getTranslator("effort"), getTranslator("subjects"), getFormatter()]);
	const option = (label: string, change: EffortAddress, selected: boolean) => ({
		label,
		href: changedAddress(address, change),
		selected,
	});
	return (
		<div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
			<h1>{t("title", { group: page.group.name })}</h1>
			{page.subject === null ? null : (
				<WordsMenu
					label={t("subject")}
					value={subjects(page.subject)}
					options={page.subjects.map((key) => option(subjects(key), { subject: key }, key === page.subject))}
				/>
			)}
			{page.schoolYears.length > 1 ? (
				<WordsMenu
					label={t("schoolYear")}
					value={String(page.schoolYear ?? "")}
					options={page.schoolYears.map((year) =>
						option(String(year), { year: String(year) }, year === page.schoolYear),
					)}
				/>
			) : null}
			<WordsMenu
				label={t("period")}
				value={format.range(page.period.from, page.period.to)}
				options={(["year", "8w", "4w"] as const).map((key) =>
					option(t(`periods.${key}`), { period: key }, key === page.period.key),
				)}
			/>
			{page.source === null ? null : (
				<WordsMenu
					label={t("source")}
					value={page.source.supplier}
					options={page.sources.map((source) =>
						option(source.supplier, { source: source.connectionId }, source === page.source),
					)}
				/>
			)}
			<WordsMenu
				label={t("amount")}
				value={t(`amounts.${input.amount}`)}
				options={effortAmounts.map((name) => option(t(`amounts.${name}`), { amount: name }, name === input.amount))}
			/>
			<WordsMenu
				label={t("result")}
				value={t(`results.${input.result}`)}
				options={(["own", "test"] as const).map((name) =>
					option(t(`results.${name}`), { result: name }, name === input.result),
				)}
			/>
			<CsvLink
				className="ml-auto"
				href={`/api/v1/groups/${page.group.groupId}/effort/csv${changedAddress(address, {})}`}
			/>
		</div>
	);
}
