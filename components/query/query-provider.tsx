"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** Around what a person explores: answers are kept while fresh and asked again when the tab comes back. */
export function QueryProvider({ children }: { children: ReactNode }) {
	const [client] = useState(
		() =>
			new QueryClient({
				defaultOptions: { queries: { staleTime: 30_000, gcTime: 5 * 60_000, retry: 1, refetchOnWindowFocus: true } },
			}),
	);
	return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
