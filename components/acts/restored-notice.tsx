"use client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import { useActForm } from "./act-context";

/** On top of a form: what was typed before the page was loaded anew stands in it again, and what does not. */
export function RestoredNotice() {
	const [t, format] = [useTranslations("acts"), formatter(useLocale())];
	const { restoredAt, form, outcome, discard } = useActForm();
	if (restoredAt === null || outcome !== null) return null;
	const left = form.current?.querySelector('input[type="file"], input[type="password"]') ?? null;
	return (
		<div className="w-full">
			<Notice
				tone="late"
				role="status"
				title={t("restored.title", { at: format.moment(new Date(restoredAt), new Date()) })}
			>
				{left === null ? null : <p>{t("restored.without")}</p>}
				<Button onClick={discard} className="mt-1">
					{t("restored.discard")}
				</Button>
			</Notice>
		</div>
	);
}
