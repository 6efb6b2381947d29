import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { getTranslator } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("errors"))("page.notFoundTitle") };
}

/** The same for what is not there and for what is not yours. */
export default async function NotFound() {
	const t = await getTranslator("errors");
	return (
		<div className="mx-auto grid max-w-lg gap-3 py-16">
			<h1>{t("page.notFoundTitle")}</h1>
			<p className="text-l text-ink-2">{t("page.notFoundText")}</p>
			<div>
				<ButtonLink href="/">{t("page.home")}</ButtonLink>
			</div>
		</div>
	);
}
