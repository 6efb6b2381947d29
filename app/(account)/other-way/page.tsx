import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ProviderButton } from "@/components/accounts/provider-button";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { ClientMessages } from "@/components/layout/client-messages";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { findProven, findScope } from "@/lib/authz/request-scope";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { getTranslator } from "@/lib/i18n/server";
import { findAskedWay } from "@/lib/queries/sign-in/find-asked-way";
import { switchPlace } from "../../session-actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("accounts"))("otherWay.title") };
}

/** The school does not let anybody in by the way this session came: why, and how to come in. */
export default async function OtherWayPage() {
	const scope = (await findScope()) ?? redirect("/sign-in");
	if (!scope.needsOtherWay) redirect("/");
	const [t, { school, rule }, { accounts }] = await Promise.all([
		getTranslator("accounts"),
		findAskedWay(scope),
		findProven(),
	]);
	const provider = singleSignOnName();
	const others = accounts.filter(({ placeId, roles }) => placeId !== scope.schoolId && roles.length > 0);
	const way = rule === "own" ? "own" : provider === null ? "gone" : "provider";
	return (
		<NarrowPage title={t("otherWay.title")}>
			<Notice tone="late" title={t(`otherWay.${way}.title`, { school, provider: provider ?? "" })}>
				{t(`otherWay.${way}.text`, { provider: provider ?? "" })}
			</Notice>
			<div className="flex flex-wrap gap-2">
				{way === "provider" ? (
					<ProviderButton label={t("signIn.with", { name: provider ?? "" })} returnTo="/" look="primary" />
				) : null}
				<form action="/api/v1/session/end" method="post">
					<Button type="submit" look={way === "own" ? "primary" : "plain"}>
						{t("otherWay.leave")}
					</Button>
				</form>
			</div>
			{way === "provider" ? <p className="text-ink-2">{t("otherWay.unknown", { provider: provider ?? "" })}</p> : null}
			{others.length === 0 ? null : (
				<section className="grid gap-2 border-t border-line pt-4" aria-labelledby="others">
					<h2 id="others">{t("otherWay.others")}</h2>
					<ClientMessages nouns={[]}>
						<ActForm action={switchPlace} name="places" keeps={false} withoutScript className="flex flex-wrap gap-2">
							{others.map(({ placeId, placeName }) => (
								<SubmitButton key={placeId} name="placeId" value={placeId}>
									{placeName}
								</SubmitButton>
							))}
							<ActNotice />
						</ActForm>
					</ClientMessages>
				</section>
			)}
		</NarrowPage>
	);
}
