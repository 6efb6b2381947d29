import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { WorkState } from "@/lib/queries/long-work/find-work";

/** That stored results were judged again by the rules of a new version, and what changed. Nothing where nothing did. */
export async function JudgedNotice({ work, recordsHref }: { work: WorkState; recordsHref: string }) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const count = Object.values(work.report).reduce((sum, one) => sum + one, 0);
	if (count === 0) return work.endedAt === null ? <Notice title={t("judged.title")}>{t("judged.none")}</Notice> : null;
	return (
		<Notice title={t("judged.title")}>
			{t("judged.text", { count, countText: format.number(count, 0) })}{" "}
			<Link href={recordsHref} className="link" scroll={false}>
				{t("judged.look")}
			</Link>
		</Notice>
	);
}
