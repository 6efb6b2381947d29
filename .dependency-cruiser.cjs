/**
 * The house's layers and doors (lib/adr/0001-the-house.md). Every import points to a lower layer; each rule says what
 * to do instead. lib/run/boundaries.mjs fails when fewer modules are seen than there are files.
 */
const lib = (name) => `^lib/${name}(/|\\.ts$)`;
const notTests = "\\.(test|db\\.test)\\.tsx?$";
const layers = [
	["domain", "stats"],
	["standing", "charts", "csv", "i18n", "standards", "calendar"],
	["parse"],
	["db"],
	["authz"],
	["pull"],
	["ingest", "queries", "commands"],
	["jobs", "http", "demo"],
];
/** For each folder: all folders of higher layers are out of reach. */
const upward = layers.flatMap((names, level) =>
	names.map((name) => ({
		name: `layer-${name}`,
		comment: `lib/${name} may import only its own layer's folders that the house names, and lower ones`,
		severity: "error",
		from: { path: lib(name), pathNot: notTests },
		to: {
			path: `^(${[
				...layers
					.slice(level + 1)
					.flat()
					.map((n) => `lib/${n}`),
				"app",
				"components",
			].join("|")})(/|\\.)`,
		},
	})),
);
module.exports = {
	forbidden: [
		...upward,
		{
			name: "no-cycles",
			comment: "two files that need each other, if only for a type, are one file, or a third is missing",
			severity: "error",
			from: {},
			to: { circular: true },
		},
		{
			name: "domain-imports-only-zod",
			severity: "error",
			from: { path: "^lib/domain/", pathNot: notTests },
			to: { pathNot: ["^lib/domain/", "^node_modules/zod/"] },
		},
		{
			name: "stats-import-nothing",
			severity: "error",
			from: { path: "^lib/stats/", pathNot: notTests },
			to: { pathNot: "^lib/stats/" },
		},
		{
			name: "standards-stay-in-their-folder",
			comment: "a standard sees the domain, the contract and itself; never another standard",
			severity: "error",
			from: { path: "^lib/standards/([^/]+)/", pathNot: notTests },
			to: { path: "^lib/standards/[^/]+/", pathNot: ["^lib/standards/$1/", "^lib/standards/wire/"] },
		},
		{
			name: "files-of-others-are-read-in-their-own-process",
			comment: "call parseFile of lib/parse: it reads them where they can do no harm (lib/adr/0025)",
			severity: "error",
			from: { path: "^(app|components|lib)/", pathNot: ["^lib/(parse|calendar|standards|testing|run)/", notTests] },
			to: {
				path: ["^lib/(calendar|standards/(oneroster-csv|edexml))/", "^lib/parse/(do-work|parse-process)\\.ts$"],
				dependencyTypesNot: ["type-only"],
			},
		},
		{
			name: "prisma-only-below-the-questions",
			comment: "ask lib/queries or lib/commands instead",
			severity: "error",
			from: {
				path: "^(app|components|lib)/",
				pathNot: ["^lib/(db|authz|queries|commands|jobs|testing|run|generated)/", "^lib/ingest/", notTests],
			},
			to: { path: ["^lib/generated/prisma", "^node_modules/(pg|@prisma)/"] },
		},
		{
			name: "recharts-only-in-charts",
			severity: "error",
			from: { pathNot: "^(components/charts/|e2e/bench/)" },
			to: { path: "^node_modules/recharts/" },
		},
		{
			name: "formats-bring-no-words",
			comment: "client components format; all words of both languages would travel with them",
			severity: "error",
			from: { path: "^lib/i18n/(format|common-words|client-provider|in-browser|join-parts)\\.tsx?$" },
			to: { path: "^lib/i18n/(messages|translator)\\.ts$", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "words-through-our-door",
			comment: "ask lib/i18n/translator or in-browser: they isolate what is put into a sentence (lib/adr/0026)",
			severity: "error",
			// The server around Next takes two small files of words, and puts only our address and numbers into them.
			from: { pathNot: ["^lib/i18n/", "^lib/run/web/refuse-request\\.ts$"] },
			to: { path: "^node_modules/use-intl/" },
		},
		{
			name: "components-ask-nobody",
			comment: "components draw what a page or a hook gives them: types of read models, models of charts, words",
			severity: "error",
			from: { path: "^components/" },
			to: { path: "^lib/(db|authz|ingest|commands|jobs|http|run|stats)/", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "app-goes-through-queries-and-commands",
			severity: "error",
			from: { path: "^app/", pathNot: notTests },
			to: { path: "^lib/(db|ingest|stats|standards|jobs)/", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "nobody-imports-tests",
			severity: "error",
			from: { pathNot: [notTests, "^lib/testing/", "^e2e/"] },
			to: { path: ["\\.test\\.tsx?$", "^lib/testing/", "^e2e/"] },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: ["^lib/generated/", "^\\.next"] },
		tsConfig: { fileName: "tsconfig.json" },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "require", "node", "default", "types"],
		},
	},
};
