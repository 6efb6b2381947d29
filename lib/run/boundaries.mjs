/**
 * `npm run boundaries`: the layers of the house (.dependency-cruiser.cjs). Fails too when fewer modules were seen than
 * there are files: a check that looks at nothing is always green.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const places = ["app", "components", "lib", "e2e", "prisma", "proxy.ts"].filter((place) =>
	existsSync(path.join(root, place)),
);
const cruiser = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const run = spawnSync(process.execPath, [cruiser, "--output-type", "json", ...places], {
	cwd: root,
	encoding: "utf8",
	maxBuffer: 512 * 1024 * 1024,
});
if (!run.stdout) {
	console.error(run.stderr);
	process.exit(1);
}

const { modules, summary } = JSON.parse(run.stdout);
for (const { type, from, to, rule } of summary.violations) {
	const comment = summary.ruleSetUsed.forbidden.find((known) => known.name === rule.name)?.comment;
	console.error(
		`${rule.name}: ${from} -> ${to}${type === "cycle" ? " (cycle)" : ""}${comment ? `\n    ${comment}` : ""}`,
	);
}

const seen = new Set(modules.map((module) => module.source));
const unseen = places
	.flatMap(filesOf)
	.filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !seen.has(file));
for (const file of unseen) console.error(`not seen by the check: ${file}`);

console.log(`${seen.size} modules, ${summary.violations.length} crossings, ${unseen.length} files not seen`);
process.exit(summary.violations.length + unseen.length > 0 ? 1 : 0);

function filesOf(place) {
	if (place.includes(".")) return [place];
	return readdirSync(path.join(root, place), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.filter((file) => !file.startsWith("lib/generated/"));
}
