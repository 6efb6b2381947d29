import { getTranslator } from "@/lib/i18n/server";

/** The screen as a file. Not a link of the router: what is fetched ahead would be a look. */
export async function CsvLink({ href, className = "" }: { href: string; className?: string }) {
	const t = await getTranslator("csv");
	return (
		<a className={`link no-print ${className}`} href={href} download>
			{t("link")}
		</a>
	);
}
