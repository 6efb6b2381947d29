import { getTranslator } from "@/lib/i18n/server";

/** What the supplier of the system has to be told of us. */
export async function PullKeyPanel({ keyAddress, scopes }: { keyAddress: string; scopes: readonly string[] }) {
	const t = await getTranslator("pulls");
	const values = [
		[t("key.address"), keyAddress],
		[t("key.method"), t("key.methodText")],
		[t("key.scopes"), scopes.join(" ")],
	] as const;
	return (
		<section className="panel grid gap-3 p-4" aria-labelledby="key">
			<div>
				<h2 id="key">{t("key.title")}</h2>
				<p className="mt-1 max-w-[70ch] text-ink-2">{t("key.text")}</p>
			</div>
			<dl className="grid gap-2">
				{values.map(([name, value]) => (
					<div key={name}>
						<dt className="text-s text-ink-3">{name}</dt>
						<dd className="font-mono break-all">{value}</dd>
					</div>
				))}
			</dl>
			<p className="max-w-[70ch] text-ink-2">{t("key.consent")}</p>
		</section>
	);
}
