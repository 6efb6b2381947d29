import type { ReactNode } from "react";
import { ClientMessages } from "../layout/client-messages";
import { QueryProvider } from "../query/query-provider";

/** Around server-drawn figures that open their provenance: gives the words and the answers, and room for the sheet. */
export function ProvenanceFrame({ children }: { children: ReactNode }) {
	return (
		<ClientMessages nouns={["provenance", "signals", "suppliers"]}>
			<QueryProvider>{children}</QueryProvider>
		</ClientMessages>
	);
}
