"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/**
 * Around what a person explores: answers are kept while fresh and asked again when the tab comes back. How long an
 * unused answer is kept is left to the library: five minutes in a browser, no timer on the server. A time named here
 * would hold there too, and each timer holds the whole request that it was set in.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
	const [client] = useState(
		() => new QueryClient({ defaultOptions: { queries: { staleTime: 30_000, retry: 1, refetchOnWindowFocus: true } } }),
	);
	return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
