"use client";
import { ActForm } from "@/components/acts/act-form";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Ends a connection, or erases what an ended one brought: said beforehand, and only by who ticked to be sure. */
export function EndForm({
	action,
	connectionId,
	choices,
	submit,
}: {
	action: Act<unknown>;
	connectionId: string;
	/** What becomes of what was received, in words; null: it is erased. */
	choices: { readonly keep: string; readonly erase: string } | null;
	submit: string;
}) {
	const t = useTranslations("connections");
	return (
		<ActForm name="end" action={action} words="connections" done={t("manage.done")} submit={submit} look="plain">
			<input type="hidden" name="connectionId" value={connectionId} />
			{choices === null ? null : (
				<fieldset className="grid gap-1">
					<legend className="sr-only">{t("manage.end.received")}</legend>
					{(["keep", "erase"] as const).map((after) => (
						<label key={after} className="flex min-h-7 items-start gap-2 pointer-coarse:min-h-9">
							<input
								type="radio"
								name="after"
								value={after}
								defaultChecked={after === "keep"}
								className="mt-0.5 size-4 flex-none accent-accent"
							/>
							{choices[after]}
						</label>
					))}
				</fieldset>
			)}
			<p className="max-w-[70ch] text-s text-ink-3">{t("manage.end.eraseHint")}</p>
			<label className="flex min-h-7 items-start gap-2 pointer-coarse:min-h-9" data-unkept>
				<input type="checkbox" name="sure" className="mt-0.5 size-4 flex-none accent-accent" />
				{t("manage.end.sure")}
			</label>
		</ActForm>
	);
}
