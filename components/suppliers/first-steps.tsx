import Link from "next/link";
import { getTranslator } from "@/lib/i18n/server";

const steps = [
	{ key: "roster", href: "/roster" },
	{ key: "suppliers", href: "/suppliers/connect" },
	{ key: "people", href: "/people" },
] as const;

/** For the admin of a school where nothing is connected yet: what comes first, and what for. */
export async function FirstSteps() {
	const t = await getTranslator("suppliers");
	return (
		<section aria-labelledby="first-steps" className="panel mt-3 max-w-[80ch] p-4">
			<h2 id="first-steps">{t("firstSteps.title")}</h2>
			<p className="mt-1 text-ink-2">{t("firstSteps.text")}</p>
			<ol className="mt-3 grid list-decimal gap-3 pl-5 marker:text-ink-3">
				{steps.map(({ key, href }) => (
					<li key={key} className="pl-1">
						<Link className="link font-strong" href={href}>
							{t(`firstSteps.${key}.title`)}
						</Link>
						<p className="text-ink-2">{t(`firstSteps.${key}.text`)}</p>
					</li>
				))}
			</ol>
		</section>
	);
}
