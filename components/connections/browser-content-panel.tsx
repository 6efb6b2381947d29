import type { Act } from "@/components/acts/use-act";
import { ClientMessages } from "@/components/layout/client-messages";
import { getTranslator } from "@/lib/i18n/server";
import { OriginsForm } from "./origins-form";

/** From which pages content of the supplier may send while it runs in the browser of a pupil. */
export async function BrowserContentPanel({
	connectionId,
	origins,
	seen,
	setOrigins,
}: {
	connectionId: string;
	origins: readonly string[];
	/** The version of these that is shown. */
	seen: string;
	setOrigins: Act<unknown>;
}) {
	const t = await getTranslator("connections");
	return (
		<section id="browser-content" className="panel grid gap-2 p-4" aria-labelledby="browser-content-title">
			<h2 id="browser-content-title">{t("origins.title")}</h2>
			<p className="max-w-[70ch] text-ink-2">{t(origins.length > 0 ? "origins.text" : "origins.textNone")}</p>
			<div className="max-w-3xl">
				<ClientMessages nouns={["connections"]}>
					<OriginsForm action={setOrigins} connectionId={connectionId} origins={origins.join("\n")} seen={seen} />
				</ClientMessages>
			</div>
		</section>
	);
}
