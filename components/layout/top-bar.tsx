import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { ActForm } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { PreferenceChoices } from "@/components/layout/preference-choices";
import { QueryProvider } from "@/components/query/query-provider";
import { PupilSearch } from "@/components/search/pupil-search";
import { Popover } from "@/components/ui/popover";
import { getTranslator } from "@/lib/i18n/server";
import { ClientMessages } from "./client-messages";
import { Logo } from "./logo";
import { Navigation, type NavigationItem } from "./navigation";

export interface SignedIn {
	readonly name: string;
	readonly school: string;
	/** The schools where the person is signed in, this one included. */
	readonly schools: readonly {
		readonly placeId: string;
		readonly name: string;
		readonly current: boolean;
		/** Asks for the second factor when one goes there. */
		readonly owesFactor: boolean;
	}[];
	/** The boards that the person looks after. */
	readonly boards: readonly { readonly boardId: string; readonly name: string }[];
}

export interface BarActions {
	readonly switchPlace: Act;
	/** To the sign-in page, for another place beside those that are open. */
	readonly signInBeside: Act;
	readonly choosePreferences: Act;
}

/** The bar of 40 pixels: where one is, what the role gives, at which school; the rest stands in one menu. */
export async function TopBar({
	signedIn,
	items,
	searches,
	actions,
}: {
	signedIn: SignedIn | null;
	items: readonly NavigationItem[];
	/** Whether the person has pupils to find. */
	searches: boolean;
	actions: BarActions;
}) {
	const t = await getTranslator("layout");
	// Of who is admin and teacher: the school then gives way, and below 1280 px all of them stand in the menu.
	const wide = items.length > 6;
	return (
		<header className="no-print sticky top-0 z-30 flex h-10 items-center gap-4 border-b border-line bg-surface px-3 sm:px-4 md:gap-5">
			<Link href="/" className="flex h-full items-center gap-1.5 font-strong tracking-[-0.01em] text-ink">
				<Logo />
				Groepsbeeld
			</Link>
			{items.length > 0 ? <Navigation label={t("mainMenu")} items={items} wide={wide} /> : null}
			<div className="ml-auto flex min-w-0 items-center gap-3 text-ink-2">
				{searches ? (
					<ClientMessages nouns={["search"]}>
						<QueryProvider>
							<PupilSearch />
						</QueryProvider>
					</ClientMessages>
				) : null}
				{signedIn ? (
					<span className={`hidden truncate ${wide ? "2xl:inline" : "lg:inline"}`}>{signedIn.school}</span>
				) : null}
				<Popover
					label={signedIn ? t("account") : t("preferences")}
					align="end"
					trigger={
						<button
							type="button"
							className="flex min-h-7 min-w-0 items-center gap-1 rounded-s px-1.5 text-ink hover:bg-sunken pointer-coarse:min-h-9"
						>
							<span className="truncate">{signedIn ? signedIn.name : t("preferences")}</span>
							<ChevronDown size={14} aria-hidden="true" className="flex-none text-ink-3" />
						</button>
					}
				>
					<ClientMessages nouns={[]}>
						<div className="grid w-64 gap-3">
							{items.length > 0 ? (
								<div className={wide ? "xl:hidden" : "md:hidden"}>
									<Navigation label={t("mainMenu")} items={items} stacked />
									<Rule />
								</div>
							) : null}
							{signedIn && signedIn.schools.length > 0 ? (
								<Schools signedIn={signedIn} action={actions.switchPlace} />
							) : null}
							{signedIn && signedIn.boards.length > 0 ? (
								<Boards signedIn={signedIn} action={actions.switchPlace} />
							) : null}
							{signedIn ? (
								<ActForm action={actions.signInBeside} name="beside" keeps={false} withoutScript className="grid gap-1">
									<button type="submit" className={item}>
										{t("beside")}
									</button>
									<ActNotice />
								</ActForm>
							) : null}
							<PreferenceChoices action={actions.choosePreferences} />
							<Rule />
							{signedIn ? (
								<Link href="/account" className={item}>
									{t("ownAccount")}
								</Link>
							) : null}
							{signedIn ? (
								<form action="/api/v1/session/end" method="post">
									<button type="submit" className={item}>
										{t("signOut")}
									</button>
								</form>
							) : (
								<Link href="/sign-in" className={item}>
									{t("signIn")}
								</Link>
							)}
						</div>
					</ClientMessages>
				</Popover>
			</div>
		</header>
	);
}

const item =
	"flex min-h-7 w-full items-center rounded-s px-1.5 text-left text-ink hover:bg-sunken pointer-coarse:min-h-9";

function Rule() {
	return <div className="border-t border-line" />;
}

async function Schools({ signedIn, action }: { signedIn: SignedIn; action: BarActions["switchPlace"] }) {
	const t = await getTranslator("layout");
	return (
		<section>
			<h2 className="mb-1 px-1.5 text-s font-normal text-ink-3">{t("school")}</h2>
			{signedIn.schools.length < 2 ? (
				<p className="px-1.5">{signedIn.school}</p>
			) : (
				<ActForm action={action} name="schools" keeps={false} withoutScript className="grid gap-1">
					{signedIn.schools.map((school) => (
						<button
							key={school.placeId}
							type="submit"
							name="placeId"
							value={school.placeId}
							aria-current={school.current ? "true" : undefined}
							className={`${item} aria-[current]:bg-accent-soft aria-[current]:font-strong`}
						>
							{school.name}
							{school.owesFactor ? <span className="ml-auto pl-2 text-s text-ink-3">{t("asksCode")}</span> : null}
						</button>
					))}
					<ActNotice />
				</ActForm>
			)}
		</section>
	);
}

async function Boards({ signedIn, action }: { signedIn: SignedIn; action: BarActions["switchPlace"] }) {
	const t = await getTranslator("layout");
	return (
		<section>
			<h2 className="mb-1 px-1.5 text-s font-normal text-ink-3">{t("board")}</h2>
			<ActForm action={action} name="boards" keeps={false} withoutScript className="grid gap-1">
				{signedIn.boards.map(({ boardId, name }) => (
					<button key={boardId} type="submit" name="placeId" value={boardId} className={item}>
						{name}
					</button>
				))}
				<ActNotice />
			</ActForm>
		</section>
	);
}
