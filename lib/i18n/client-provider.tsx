"use client";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl/react";
import { type Locale, timeZone } from "./locales";
import type { Messages } from "./messages";

/** Words for client components below it; only those nouns that the page names travel to the browser. */
export function ClientProvider({
	locale,
	messages,
	children,
}: {
	locale: Locale;
	messages: Partial<Messages>;
	children: ReactNode;
}) {
	return (
		<IntlProvider locale={locale} timeZone={timeZone} messages={messages as Messages}>
			{children}
		</IntlProvider>
	);
}
