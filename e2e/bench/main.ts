/** `npm run bench -- <name>`: each file of this folder is one benchmark or drill. */
const benches: Readonly<Record<string, () => Promise<{ run: () => Promise<void> }>>> = {
	ingest: () => import("./ingest"),
	crash: () => import("./crash"),
	reading: () => import("./reading"),
	page: () => import("./page"),
	"first-view": () => import("./first-view"),
	charts: () => import("./charts"),
	grid: () => import("./grid"),
	live: () => import("./live"),
	statements: () => import("./statements"),
	screens: () => import("./screens"),
};

const name = process.argv[2] ?? "";
const load = benches[name];
if (!load) {
	console.error(`Say one of: ${Object.keys(benches).join(", ")}.`);
	process.exit(1);
}
await (await load()).run();
process.exit(process.exitCode ?? 0);

export {};
