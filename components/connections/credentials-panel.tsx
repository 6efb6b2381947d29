"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/in-browser";

export interface ShownCredentials {
	readonly clientId: string;
	/** Null: the supplier signs with its own key. */
	readonly clientSecret: string | null;
	readonly tokenUrl: string;
	readonly deliverUrls: readonly string[];
	readonly scopes: readonly string[];
}

/** What the supplier needs, the only time that it can be read. It stays until the person says that it is kept. */
export function CredentialsPanel({
	title,
	credentials,
	children,
}: {
	title: string;
	credentials: ShownCredentials;
	/** Other ways on, beside the one back to the page. */
	children?: ReactNode;
}) {
	const t = useTranslations("connections");
	const { clientId, clientSecret, tokenUrl, deliverUrls, scopes } = credentials;
	// A standard of more than one version has an address for each, which says its version.
	const nameOf = (url: string) => {
		const [, version] = /\/v(\d+)\//.exec(new URL(url).pathname) ?? [];
		return version ? t("credentials.deliverUrlOf", { version }) : t("credentials.deliverUrl");
	};
	return (
		<section className="panel grid gap-3 border-accent p-4" aria-labelledby="credentials" role="status">
			<div>
				<h2 id="credentials">{title}</h2>
				<p className="mt-1 text-ink-2">{t(clientSecret === null ? "credentials.onceKey" : "credentials.once")}</p>
			</div>
			<dl className="grid gap-2">
				<Value name={t("credentials.clientId")} value={clientId} />
				{clientSecret === null ? null : <Value name={t("credentials.clientSecret")} value={clientSecret} />}
				<Value name={t("credentials.tokenUrl")} value={tokenUrl} />
				{deliverUrls.map((url) => (
					<Value key={url} name={nameOf(url)} value={url} />
				))}
				<Value name={t("credentials.scopes")} value={scopes.join(" ")} />
			</dl>
			<div className="flex flex-wrap gap-2">
				<Button look="primary" onClick={() => window.location.reload()}>
					{t("credentials.done")}
				</Button>
				{children}
			</div>
		</section>
	);
}

function Value({ name, value }: { name: string; value: string }) {
	const t = useTranslations("connections");
	const [copied, setCopied] = useState(false);
	const copy = async () => {
		await navigator.clipboard.writeText(value);
		setCopied(true);
	};
	return (
		<div>
			<dt className="text-s text-ink-3">{name}</dt>
			<dd className="flex flex-wrap items-center gap-2">
				<code className="min-w-0 font-mono text-m break-all select-all">{value}</code>
				<Button look="quiet" onClick={copy} aria-label={`${t("credentials.copy")} ${name}`}>
					{t(copied ? "credentials.copied" : "credentials.copy")}
				</Button>
			</dd>
		</div>
	);
}
