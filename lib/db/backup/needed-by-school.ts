/**
 * Which rows of a global table one school cannot do without, as a condition of SQL with that school as the scope; "false"
 * for tables that it can do without.
 * @param schools the table to read schools from, where it is not the database's own
 */
export function neededBySchool(table: string, schools = "school"): string {
	const own = "current_setting('app.school')::uuid";
	const conditions: Readonly<Record<string, string>> = {
		school: `id = ${own}`,
		school_identifier: `owner_school = ${own}`,
		board: `id = (SELECT s.board_id FROM ${schools} s WHERE s.id = ${own})`,
		supplier: "id IN (SELECT c.supplier_id FROM connection c)",
		oauth_client: "id IN (SELECT c.oauth_client_id FROM connection c)",
		goal_framework: "true",
		goal: "true",
	};
	return conditions[table] ?? "false";
}
