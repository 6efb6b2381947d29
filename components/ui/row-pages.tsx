import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { PageLinks } from "./page-links";

/** The pages of a list that is numbered through: which rows these are, of how many, and the ways to the pages beside them. */
export async function RowPages({
	label,
	page,
	pages,
	perPage,
	shown,
	total,
	hrefOf,
}: {
	label: string;
	/** From 1. */
	page: number;
	pages: number;
	perPage: number;
	/** Rows of this page. */
	shown: number;
	total: number;
	hrefOf: (page: number) => string;
}) {
	if (pages === 1) return null;
	const [t, format] = await Promise.all([getTranslator("common"), getFormatter()]);
	const before = (page - 1) * perPage;
	const count = (value: number) => format.number(value, 0);
	return (
		<PageLinks
			label={label}
			text={t("rows.range", { from: count(before + 1), to: count(before + shown), total: count(total) })}
			previous={page > 1 ? { href: hrefOf(page - 1), label: t("rows.previous") } : null}
			next={page < pages ? { href: hrefOf(page + 1), label: t("rows.next") } : null}
		/>
	);
}
