"use client";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { RulePreview } from "@/lib/queries/signals/preview-signal-rule";

/** How far a count is, or what it came to; small counts are not counted out. */
export function PreviewWords({ state, fewest }: { state: RulePreview; fewest: number }) {
	const t = useTranslations("signals");
	switch (state.state) {
		case "busy":
			return t("preview.busy", { done: state.done, total: state.total });
		case "few":
			return t("preview.few", { least: fewest, total: state.total });
		case "none":
			return t("preview.none", { total: state.total });
		case "told":
			return t("preview.pupils", { pupils: state.pupils, groups: state.groups, total: state.total });
	}
}
