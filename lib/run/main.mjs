/**
 * Every command of package.json that runs something: `node lib/run/main.mjs <command>`. Plain Node until it is certain
 * that the dependencies are in; then the command's own file, in TypeScript.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const commands = [
	"build",
	"start",
	"demo",
	"test",
	"soak",
	"e2e",
	"school",
	"replay",
	"bench",
	"truth",
	"backup",
	"restore",
	"rotate-secrets",
];
const command = process.argv[2] ?? "";

function refuse(words) {
	console.error(words);
	process.exit(1);
}

/** The Prisma client is generated code: made anew when the schema or Prisma has changed. */
async function generateClient() {
	const hash = createHash("sha256").update(readFileSync(path.join(root, "package-lock.json")));
	const folder = path.join(root, "prisma/schema");
	for (const name of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, name)));
	const stamp = path.join(root, "lib/generated/.inputs");
	const inputs = hash.digest("hex");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === inputs) return;
	const { runPrisma } = await import("./prisma.mjs");
	if (runPrisma(["generate"], { quiet: true }) !== 0) refuse("The Prisma client could not be generated; see above.");
	writeFileSync(stamp, inputs);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) refuse(`Node 20.19 or newer is needed; this is ${process.version}.`);
if (!existsSync(path.join(root, "node_modules/tsx"))) refuse("The dependencies are not in yet: run `npm ci` first.");
if (!commands.includes(command)) refuse(`Say one of: ${commands.join(", ")}.`);
process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.CHECKPOINT_DISABLE = "1";
await generateClient();
const { register } = await import("tsx/esm/api");
register();
await import(`./command-${command}.ts`);
