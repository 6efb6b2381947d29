"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { IntlProvider } from "use-intl/react";
import { type Locale, timeZone } from "./locales";
import type { Messages } from "./messages";

/** What providers further up have given: one within another adds its nouns and takes none away. */
const Given = createContext<Partial<Messages>>({});

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
	const given = useContext(Given);
	const all = useMemo(() => ({ ...given, ...messages }), [given, messages]);
	return (
		<Given value={all}>
			<IntlProvider locale={locale} timeZone={timeZone} messages={all as Messages}>
				{children}
			</IntlProvider>
		</Given>
	);
}
