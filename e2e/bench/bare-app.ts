import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../../lib/db/free-port";
import { root } from "../../lib/run/environment";

export interface BareApp {
	readonly url: string;
	stop(): void;
}

const layout = `export default function Layout({ children }) {
	return <html lang="nl"><body>{children}</body></html>;
}
`;
/** Made anew for each request, as ours is; what is compared is all that we do beside sending this markup. */
const page = `import { readFileSync } from "node:fs";
export const dynamic = "force-dynamic";
const html = readFileSync("markup.html", "utf8");
export default function Page() {
	return <div dangerouslySetInnerHTML={{ __html: html }} />;
}
`;
const config = `export default { turbopack: { root: ${JSON.stringify(root)} }, poweredByHeader: false };\n`;

/**
 * The peer of B3 and B4 (QUALITY): a Next app of the same version with one page that sends the same markup, and nothing
 * else: no session, no database, no policy. Built and started by Next's own commands.
 */
export async function startBareApp(markup: string): Promise<BareApp> {
	const folder = path.join(root, ".data/bench-bare");
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(path.join(folder, "app"), { recursive: true });
	const files = {
		"app/layout.jsx": layout,
		"app/page.jsx": page,
		"markup.html": markup,
		"next.config.mjs": config,
		"package.json": JSON.stringify({ name: "bare", private: true }),
	};
	for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
	const next = path.join(root, "node_modules/next/dist/bin/next");
	const run = (...args: string[]) =>
		spawn(process.execPath, [next, ...args], {
			cwd: folder,
			env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: undefined, NEXT_TELEMETRY_DISABLED: "1" },
			stdio: ["ignore", "ignore", "inherit"],
		});
	const code = await new Promise((resolve) => run("build").once("exit", resolve));
	if (code !== 0) throw new Error("the bare app does not build");
	const port = await freePort();
	const server = run("start", "-H", "127.0.0.1", "-p", String(port));
	const url = `http://127.0.0.1:${port}/`;
	await untilAnswers(url);
	return { url, stop: () => void server.kill("SIGTERM") };
}

async function untilAnswers(url: string): Promise<void> {
	for (let attempt = 0; attempt < 300; attempt += 1) {
		if (
			await fetch(url).then(
				(answer) => answer.ok,
				() => false,
			)
		)
			return;
		await wait(100);
	}
	throw new Error("the bare app does not answer");
}

/** What stands in the body of a page, without its scripts: the markup that a bare page sends too. */
export function markupOf(page: string): string {
	const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(page)?.[1] ?? "";
	return body.replace(/<script[\s\S]*?<\/script>/g, "");
}
