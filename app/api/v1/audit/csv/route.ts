import { z } from "zod";
import { aboutId, auditAddress } from "@/components/audit/audit-address";
import { auditSheet } from "@/components/audit/audit-sheet";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { listAudit } from "@/lib/queries/audit/list-audit";

const most = 10_000;

/** The audit log as a file, by the address of the page; the newest ten thousand rows of it. */
export const GET = route({
	scope: "admin",
	exports: true,
	input: z.object({ query: auditAddress }),
	handler: async ({ scope, input: { query } }) => {
		const asked = { ...query, by: query.by, about: aboutId(query), cursor: null };
		return csvAnswer("audit", await listAudit(scope, asked, most), (page, locale) =>
			auditSheet(page, query, scope.today, locale),
		);
	},
});
