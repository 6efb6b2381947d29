/**
 * Each build has its own folder and is named after its sources (lib/run/build.ts), so that none overwrites another and a page
 * of the same sources goes on after a rebuild.
 * The headers here are the same for every answer; the policy with a nonce for pages is made in proxy.ts.
 * @type {import("next").NextConfig}
 */
const config = {
	distDir: process.env.BUILD_FOLDER ?? ".next",
	generateBuildId: () => process.env.BUILD_ID ?? null,
	poweredByHeader: false,
	// Our own tsconfig stays as it is; types are checked by `npm run types`, once, not in every build.
	typescript: { tsconfigPath: "lib/run/next.tsconfig.json", ignoreBuildErrors: true },
	// Loaded by Node at run time: the driver and the queue bring files that a bundle would lose.
	serverExternalPackages: ["pg", "pg-boss", "pino", "nodemailer", "pdfkit"],
	// Without network the page stays; what was clicked goes on when it is back (components/acts/offline-line.tsx).
	experimental: { useOffline: true },
	headers: async () => [
		{ source: "/:path*", headers: everywhere },
		// Pages have a policy of their own (proxy.ts); files that are no page may not be framed or run anything either.
		{ source: "/_next/:path*", headers: notRun },
		{
			source: "/api/:path*",
			headers: notRun,
		},
	],
};

const notRun = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

const everywhere = [
	{ key: "X-Content-Type-Options", value: "nosniff" },
	{ key: "X-Frame-Options", value: "DENY" },
	{ key: "Referrer-Policy", value: "same-origin" },
	{ key: "Cross-Origin-Opener-Policy", value: "same-origin" },
	{ key: "Cross-Origin-Resource-Policy", value: "same-origin" },
	{ key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

export default config;
