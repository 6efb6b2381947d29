import { Button } from "@/components/ui/button";
import { PrintButton } from "@/components/ui/print-button";
import { getTranslator } from "@/lib/i18n/server";
import type { TalkSheet } from "@/lib/queries/talk/find-talk-sheet";
import { type TalkAddress, talkSections } from "./talk-address";

const periods = ["year", "8w", "4w"] as const;

/** What stands on the sheet: a form of the address, so that it works without a script and can be kept as a link. */
export async function TalkChoices({ sheet, address }: { sheet: TalkSheet; address: TalkAddress }) {
	const [t, pupils, subjects] = await Promise.all([
		getTranslator("talk"),
		getTranslator("pupils"),
		getTranslator("subjects"),
	]);
	const select = "min-h-7 rounded-s border border-line-strong bg-surface px-1 pointer-coarse:min-h-9";
	return (
		<form method="get" className="no-print mx-auto flex w-full max-w-[210mm] flex-wrap items-center gap-x-4 gap-y-2">
			<fieldset className="flex flex-wrap items-center gap-x-3">
				<legend className="float-left mr-3 text-ink-3">{t("choose")}:</legend>
				{talkSections.map((section) => (
					<label key={section} className="inline-flex min-h-7 items-center gap-1.5 pointer-coarse:min-h-9">
						<input
							type="checkbox"
							name="show"
							value={section}
							defaultChecked={address.show.has(section)}
							className="size-4 accent-accent"
						/>
						{t(`sections.${section}`)}
					</label>
				))}
			</fieldset>
			<label className="inline-flex items-center gap-1.5">
				<span className="text-ink-3">{t("period")}:</span>
				<select name="period" defaultValue={sheet.period.key} className={select}>
					{periods.map((key) => (
						<option key={key} value={key}>
							{pupils(`periods.${key}`)}
						</option>
					))}
				</select>
			</label>
			{sheet.goals.subjects.length > 1 ? (
				<label className="inline-flex items-center gap-1.5">
					<span className="text-ink-3">{t("goalsOf")}:</span>
					<select name="subject" defaultValue={sheet.goals.subject ?? undefined} className={select}>
						{sheet.goals.subjects.map((key) => (
							<option key={key} value={key}>
								{subjects(key)}
							</option>
						))}
					</select>
				</label>
			) : null}
			<span className="ml-auto flex gap-2">
				<Button type="submit">{t("show")}</Button>
				<PrintButton label={t("print")} />
			</span>
		</form>
	);
}
