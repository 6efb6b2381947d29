import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";

export interface RosterImportRow {
	readonly importId: string;
	readonly format: string;
	readonly mode: string;
	/** previewed, applied, discarded or failed */
	readonly state: string;
	readonly createdAt: Date;
	readonly appliedAt: Date | null;
	/** Name of the account or of the supplier that brought it; null: given at the machine. */
	readonly broughtBy: string | null;
	/** As it was reckoned last: when it was brought, or when it was applied. */
	readonly counts: Readonly<Record<string, number>>;
	readonly largeChange: boolean;
}

/** The last ten files, newest first. */
export async function listImports(scope: Scope): Promise<RosterImportRow[]> {
	requireAdmin(scope);
	const rows = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<(Omit<RosterImportRow, "counts" | "largeChange"> & { preview: Preview })[]>`
			SELECT i.id AS "importId", i.format, i.mode, i.state, i.created_at AS "createdAt", i.applied_at AS "appliedAt",
				coalesce(a.name, s.name) AS "broughtBy", i.preview
			FROM roster_import i
			LEFT JOIN user_account a ON a.id = i.created_by
			LEFT JOIN connection c ON c.school_id = i.school_id AND c.id = i.connection_id
			LEFT JOIN supplier s ON s.id = c.supplier_id
			WHERE i.school_id = ${scope.schoolId}::uuid
			ORDER BY i.created_at DESC, i.id DESC
			LIMIT 10`,
	);
	return rows.map(({ preview, ...row }) => ({
		...row,
		counts: preview.counts ?? {},
		largeChange: preview.largeChange ?? false,
	}));
}

interface Preview {
	readonly counts?: Readonly<Record<string, number>>;
	readonly largeChange?: boolean;
}
