import { getTranslator } from "@/lib/i18n/server";

/**
 * The screen as a file. Not a link of the router: what is fetched ahead would be a look. Its answer says that it is a file;
 * without `download` here, who has had too many sees the page that says so.
 */
export async function CsvLink({ href, className = "" }: { href: string; className?: string }) {
	const t = await getTranslator("csv");
	return (
		<a className={`link no-print ${className}`} href={href}>
			{t("link")}
		</a>
	);
}
