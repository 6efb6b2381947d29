import type { ReactNode } from "react";
import { ClientProvider } from "@/lib/i18n/client-provider";
import { type Messages, messages, type Noun } from "@/lib/i18n/messages";
import { getLocale } from "@/lib/i18n/server";

/** Words for the client components below: `common`, `acts` and the nouns named, in the language of the request. */
export async function ClientMessages({ nouns, children }: { nouns: readonly Noun[]; children: ReactNode }) {
	const locale = await getLocale();
	const wanted = [...new Set<Noun>(["common", "acts", ...nouns])];
	const own = Object.fromEntries(wanted.map((noun) => [noun, messages[locale][noun]])) as Partial<Messages>;
	return (
		<ClientProvider locale={locale} messages={own}>
			{children}
		</ClientProvider>
	);
}
