import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BackInLink } from "@/components/accounts/back-in-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ProviderButton } from "@/components/accounts/provider-button";
import { signInFault } from "@/components/accounts/sign-in-fault";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { TellSignedOut } from "@/components/accounts/tell-signed-out";
import { ActForm } from "@/components/acts/act-form";
import { KeptNotice } from "@/components/acts/kept-notice";
import { ClientMessages } from "@/components/layout/client-messages";
import { PasskeySignIn } from "@/components/passkeys/passkey-sign-in";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { findAccountScope } from "@/lib/authz/boards/request-boards";
import { findProven } from "@/lib/authz/request-scope";
import type { AccountScope } from "@/lib/authz/scope";
import { besideCookie, isBeside } from "@/lib/authz/sessions/beside";
import { type SignedOutWhy, whySignedOut } from "@/lib/authz/sessions/why-signed-out";
import { findProviderSignOut } from "@/lib/authz/sign-in/provider-sign-out";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { needsSetUp } from "@/lib/commands/set-up/needs-set-up";
import { getTranslator } from "@/lib/i18n/server";
import { leaveBeside, signInBeside } from "../../session-actions";
import { askPasskey } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("accounts"))("signIn.title") };
}

export default async function SignInPage({
	searchParams,
}: {
	searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
	const [beside, account] = [await findBeside(), await findAccountScope()];
	const { error, done, left } = await searchParams;
	if (beside === null && account !== null) {
		if (!done) redirect("/");
		return <AlreadySignedIn account={account} done={done} />;
	}
	const provider = singleSignOnName();
	const [t, why, setUp, signOut] = await Promise.all([
		getTranslator("accounts"),
		beside === null ? whySignedOut() : null,
		needsSetUp(),
		left === "provider" ? findProviderSignOut() : null,
	]);
	const stale = error === "stale" && provider !== null;
	return (
		<NarrowPage title={t("signIn.title")}>
			{setUp ? (
				<Link href="/set-up" className="link">
					{t("signIn.setUp")}
				</Link>
			) : null}
			{why ? <WhySignedOut why={why} /> : null}
			{beside === null ? null : <Beside name={beside} />}
			{left && !error ? <Notice role="status" title={t("signIn.left")} /> : null}
			{left ? <TellSignedOut /> : null}
			{left === "provider" && provider !== null ? (
				<Notice tone="late" title={t("signIn.leftProvider.title", { provider })}>
					{t("signIn.leftProvider.text")}{" "}
					{signOut === null ? null : (
						<a className="link" href={signOut}>
							{t("signIn.leftProvider.there", { provider })}
						</a>
					)}
				</Notice>
			) : null}
			{done ? <Notice role="status" title={t(doneWord(done))} /> : null}
			{error && !stale ? <Notice tone="fault" role="alert" title={signInFault(t, error)} /> : null}
			<ClientMessages nouns={["accounts"]}>
				{stale ? (
					<>
						<Notice tone="late" role="alert" title={t("signIn.stale.title", { provider })} />
						<div className="border-b border-line pb-4">
							<ProviderButton label={t("signIn.stale.again", { provider })} returnTo="/" again />
						</div>
					</>
				) : null}
				<KeptNotice />
				<SignInForm />
				<PasskeySignIn ask={askPasskey} />
				{provider === null || stale ? null : (
					<div className="grid gap-3 border-t border-line pt-4">
						<div>
							<ProviderButton label={t("signIn.with", { name: provider })} returnTo="/" />
						</div>
					</div>
				)}
			</ClientMessages>
			<Link href="/forgotten" className="link">
				{t("signIn.forgotten")}
			</Link>
			<BackInLink />
		</NarrowPage>
	);
}

/** What somebody has just done before they came here. */
function doneWord(done: string | string[]) {
	if (done === "declined") return "invitation.declined" as const;
	return done === "set-up" ? ("signIn.schoolReady" as const) : ("signIn.done" as const);
}

/** Why there is no session any more; who has no role now may have been offered one, which stands at the own account. */
async function WhySignedOut({ why }: { why: SignedOutWhy }) {
	const t = await getTranslator("accounts");
	return (
		<Notice tone="late" title={t(`signIn.why.${why}`)}>
			{why === "no-role" ? (
				<Link href="/account" className="link">
					{t("signIn.offered")}
				</Link>
			) : null}
		</Notice>
	);
}

/** What is signed in by now comes beside what is open: whoever stays signed in is named, for a browser may be of several. */
async function Beside({ name }: { name: string }) {
	const t = await getTranslator("accounts");
	return (
		<Notice tone="late" title={t("signIn.beside.title")}>
			{t("signIn.beside.text", { name })}
			<ClientMessages nouns={[]}>
				<ActForm
					action={leaveBeside}
					name="leave-beside"
					keeps={false}
					withoutScript
					submit={t("signIn.beside.back")}
					look="plain"
					className="mt-1 grid gap-2"
				/>
			</ClientMessages>
		</Notice>
	);
}

/** Somebody chose how to sign in, in a browser where they or another are signed in already: they say whether this comes beside it. */
async function AlreadySignedIn({ account, done }: { account: AccountScope; done: string | string[] }) {
	const [t, { accounts }] = await Promise.all([getTranslator("accounts"), findProven()]);
	const name = accounts.find(({ placeId }) => placeId === account.placeId)?.name ?? "";
	return (
		<NarrowPage title={t("signIn.signedIn", { name })}>
			<Notice role="status" title={t(doneWord(done))} />
			<div className="flex flex-wrap gap-2">
				<ClientMessages nouns={[]}>
					<ActForm action={signInBeside} name="beside" keeps={false} withoutScript submit={t("signIn.besideNow")} />
				</ClientMessages>
				<form action="/api/v1/session/end" method="post">
					<Button type="submit">{t("otherWay.leave")}</Button>
				</form>
			</div>
			<Link href="/" className="link">
				{t("signIn.goOn", { name })}
			</Link>
		</NarrowPage>
	);
}

/** Who stays signed in while they sign in somewhere else as well; null: nobody asked for that just now. */
async function findBeside(): Promise<string | null> {
	const [{ sessionId, accounts }, jar] = [await findProven(), await cookies()];
	if (sessionId === null || !(await isBeside(jar.get(besideCookie())?.value, sessionId))) return null;
	return (accounts.find(({ isActive }) => isActive) ?? accounts[0])?.name ?? null;
}
