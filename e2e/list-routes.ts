import { readdirSync } from "node:fs";
import path from "node:path";

export interface AppRoute {
	/** As the folders of app/ spell it, without the groups in brackets: /groups/[groupId] */
	readonly pattern: string;
	readonly kind: "page" | "endpoint";
}

/** Every address that app/ offers. */
export function listRoutes(): AppRoute[] {
	const app = path.resolve(import.meta.dirname, "../app");
	return readdirSync(app, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /^(page\.tsx|route\.tsx?)$/.test(entry.name))
		.map((entry) => ({
			pattern: `/${path
				.relative(app, entry.parentPath)
				.split(path.sep)
				.filter((part) => !/^\(.*\)$/.test(part))
				.join("/")}`,
			kind: entry.name.startsWith("page") ? ("page" as const) : ("endpoint" as const),
		}))
		.sort((one, other) => one.pattern.localeCompare(other.pattern));
}
