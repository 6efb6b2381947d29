"use client";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";
import { useKeptTyped } from "./tab";

/** Where one signs in: what one typed before is not lost. */
export function KeptNotice() {
	const t = useTranslations("acts");
	return useKeptTyped() ? <Notice role="status" title={t("kept")} /> : null;
}
