import { createHash } from "node:crypto";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { OfflineLine } from "@/components/acts/offline-line";
import { TabFrame } from "@/components/acts/tab";
import { ClientMessages } from "@/components/layout/client-messages";
import { Footer } from "@/components/layout/footer";
import { LeaveWithOthers } from "@/components/layout/leave-with-others";
import { LoadingLine } from "@/components/layout/loading-line";
import type { NavigationItem } from "@/components/layout/navigation";
import { NewsLine } from "@/components/layout/news-line";
import { type SignedIn, TopBar } from "@/components/layout/top-bar";
import { StatusSprite } from "@/components/ui/status";
import type { OwnBoard } from "@/lib/authz/boards/own-boards";
import { findOwnAccountScope } from "@/lib/authz/boards/request-boards";
import { type Action, can } from "@/lib/authz/policy";
import { findOwnBoards, findProven, findScope } from "@/lib/authz/request-scope";
import type { AccountScope, Scope } from "@/lib/authz/scope";
import { accountName } from "@/lib/domain/answer";
import { env } from "@/lib/env";
import { getLocale, getTheme, getTranslator } from "@/lib/i18n/server";
import { choosePreferences, signInBeside, switchPlace } from "./session-actions";
import "./globals.css";

const inter = localFont({
	src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
	weight: "100 900",
	variable: "--font-inter",
	display: "swap",
});

/** Names from all over the world: fetched only when a page holds such a letter. */
const interExtended = localFont({
	src: "../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
	weight: "100 900",
	variable: "--font-inter-ext",
	display: "swap",
	preload: false,
	adjustFontFallback: false,
});

export async function generateMetadata(): Promise<Metadata> {
	return {
		title: { default: "Groepsbeeld", template: "%s · Groepsbeeld" },
		description: (await getTranslator("layout"))("description"),
		robots: { index: false, follow: false },
	};
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
	const [locale, theme, t, scope, boards, own] = await Promise.all([
		getLocale(),
		getTheme(),
		getTranslator("layout"),
		findScope(),
		findOwnBoards(),
		findOwnAccountScope(),
	]);
	const account = scope ?? boards[0]?.scope ?? own;
	// An act at a school and one of the own account may be of two, where a school and a board are open.
	const accounts = [...new Set([scope, own].filter((one) => one !== null).map(accountName))];
	return (
		<html
			lang={locale}
			data-theme={theme === "system" ? undefined : theme}
			className={`${inter.variable} ${interExtended.variable}`}
		>
			<body>
				<TabFrame
					accounts={accounts.join(" ")}
					session={own === null ? "" : sessionMark(own.sessionId)}
					build={env().BUILD_ID ?? ""}
					waits={own !== null && waits(own)}
				>
					<a
						href="#content"
						className="sr-only bg-surface px-3 py-2 text-accent underline focus:not-sr-only focus:fixed focus:top-1 focus:left-1 focus:z-50"
					>
						{t("skip")}
					</a>
					<LoadingLine label={t("loading")} />
					{account ? <LeaveWithOthers /> : null}
					<ClientMessages nouns={[]}>
						<OfflineLine />
					</ClientMessages>
					<StatusSprite />
					<TopBar
						signedIn={account && (await describe(account, boards))}
						items={scope ? await navigationOf(scope) : []}
						searches={scope !== null && can(scope, "see-own-groups")}
						actions={{ choosePreferences, switchPlace, signInBeside }}
					/>
					{own && (await newsOf(own))}
					<main
						id="content"
						tabIndex={-1}
						className="mx-auto w-full max-w-[1680px] grow px-3 pt-3 pb-6 outline-none sm:px-4"
					>
						{children}
					</main>
					<Footer mapsGoals={scope !== null && can(scope, "map-goals") && !can(scope, "mend-data")} />
				</TabFrame>
			</body>
		</html>
	);
}

/** What others did to the account that /account shows, and its holder has not seen: of a whole page alone, for the frame is not asked again within it. */
async function newsOf(account: AccountScope) {
	const { accounts } = await findProven();
	const newest = accounts.find(({ placeId }) => placeId === account.placeId)?.newsId;
	if (waits(account) || !newest) return null;
	const t = await getTranslator("layout");
	return <NewsLine key={newest} title={t("news.title")} link={t("news.link")} />;
}

/** Tells sessions apart in the browser; of its id nothing can be read. */
const sessionMark = (sessionId: string) => createHash("sha256").update(sessionId).digest("base64url").slice(0, 12);

/** Opens nothing yet but the page that says what is asked first. */
const waits = (account: AccountScope) =>
	account.needsSecondFactor === true || (account.kind === "person" && account.needsOtherWay === true);

async function describe(account: AccountScope, ownBoards: readonly OwnBoard[]): Promise<SignedIn> {
	const { accounts } = await findProven();
	const schoolId = account.kind === "person" ? account.schoolId : null;
	const own = accounts.filter(({ kind, roles }) => kind === "school" && roles.length > 0);
	const schools = own.map(({ placeId, placeName, owesFactor }) => ({
		...{ placeId, name: placeName, owesFactor, current: placeId === schoolId },
	}));
	const boards = ownBoards.map((board) => ({ boardId: board.scope.boardId, name: board.name }));
	const used = accounts.find(({ placeId }) => placeId === account.placeId);
	return { name: used?.name ?? "", school: used?.placeName ?? "", schools, boards };
}

/** What the role gives to do; whether one may is decided by each page. */
async function navigationOf(scope: Scope) {
	const t = await getTranslator("layout");
	const entries = [
		{ action: "see-own-groups", href: "/groups", label: t("groups"), covers: ["/pupils"] },
		{ action: "see-own-groups", href: "/changes", label: t("changes"), covers: [] },
		{ action: "see-suppliers", href: "/suppliers", label: t("suppliers"), covers: ["/publication", "/visibility"] },
		{ action: "mend-data", href: "/quality", label: t("quality"), covers: ["/mapping", "/scale-families"] },
		{ action: "manage-roster", href: "/roster", label: t("roster"), covers: ["/people-matching"] },
		{ action: "manage-signals", href: "/signals", label: t("signals"), covers: [] },
		{ action: "manage-settings", href: "/settings", label: t("settings"), covers: [] },
		{
			action: "manage-people",
			href: "/people",
			label: t("people"),
			covers: ["/outbox", "/security-log", "/audit", "/views", "/pupil-files", "/retention", "/processing-register"],
		},
	] as const satisfies readonly (NavigationItem & { readonly action: Action })[];
	return entries.filter(({ action }) => can(scope, action));
}
