"use client";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { ShownCredentials } from "./credentials-panel";

export type ManageOutcome = "done" | "conflict" | "past" | "must-be-sure" | ShownCredentials | null;
export type ManageAction = (before: ManageOutcome, form: FormData) => Promise<ManageOutcome>;

/** What came of a decision, beside its button. */
export function OutcomeNotice({ outcome }: { outcome: ManageOutcome }) {
	const t = useTranslations("connections");
	if (outcome === null || typeof outcome === "object") return null;
	if (outcome === "done") return <Notice role="status" title={t("manage.done")} />;
	const words = {
		conflict: t("manage.conflict"),
		past: t("manage.pause.past"),
		"must-be-sure": t("manage.end.mustBeSure"),
	};
	return <Notice tone="fault" role="alert" title={words[outcome]} />;
}
