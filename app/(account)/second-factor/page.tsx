import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountForm } from "@/components/accounts/account-form";
import { BackInLink } from "@/components/accounts/back-in-link";
import { NarrowPage } from "@/components/accounts/narrow-page";
import { ClientMessages } from "@/components/layout/client-messages";
import { AddPasskey } from "@/components/passkeys/add-passkey";
import { PasskeyButton } from "@/components/passkeys/passkey-button";
import { PasskeyList } from "@/components/passkeys/passkey-list";
import { BeginFactor } from "@/components/second-factor/begin-factor";
import { CodeField } from "@/components/second-factor/code-field";
import { ConfirmForm } from "@/components/second-factor/confirm-form";
import { FactorOn } from "@/components/second-factor/factor-on";
import { QrCode } from "@/components/second-factor/qr-code";
import { Notice } from "@/components/ui/notice";
import { findOwnAccountScope } from "@/lib/authz/boards/request-boards";
import { getTranslator } from "@/lib/i18n/server";
import { getOwnAccount } from "@/lib/queries/accounts/get-own-account";
import { listOwnPasskeys } from "@/lib/queries/passkeys/list-own-passkeys";
import { countRecoveryCodes } from "@/lib/queries/second-factor/count-recovery-codes";
import { findOwnFactor } from "@/lib/queries/second-factor/find-own-factor";
import { hasShownFactor } from "@/lib/queries/second-factor/has-shown-factor";
import { beginOwnFactor, confirmOwnFactor, proveOwnFactor, removeOwnFactor } from "./actions";
import { addOwnPasskey, askOwnPasskey, beginOwnPasskey, proveOwnPasskey, removeOwnPasskey } from "./passkey-actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("secondFactor"))("title") };
}

/** The second factor of whoever is signed in: shown where this session did not, begun, confirmed by a code, taken away by a code. */
export default async function SecondFactorPage() {
	// Not requireScope: that sends an admin who lacks a factor here.
	const scope = (await findOwnAccountScope()) ?? redirect("/sign-in");
	const [t, factor, passkeys, codesLeft, { hasPassword }, hasShown] = await Promise.all([
		getTranslator("secondFactor"),
		findOwnFactor(scope),
		listOwnPasskeys(scope),
		countRecoveryCodes(scope),
		getOwnAccount(scope),
		hasShownFactor(scope),
	]);
	const isOn = factor.state === "on" || passkeys.length > 0;
	if (isOn && !hasShown)
		return (
			<NarrowPage title={t("title")}>
				<Notice tone="late" title={t("prove.title")}>
					{t("required.signIn")}
				</Notice>
				<ClientMessages nouns={["accounts", "secondFactor"]}>
					<AccountForm name="prove" keeps={false} action={proveOwnFactor} submit={t("prove.submit")}>
						<CodeField id="prove-code" recovery />
					</AccountForm>
					{passkeys.length > 0 ? (
						<PasskeyButton
							steps={{ ask: askOwnPasskey, show: proveOwnPasskey }}
							label={t("prove.passkey")}
							fault={t("prove.passkeyFailed")}
						/>
					) : null}
				</ClientMessages>
				<BackInLink />
			</NarrowPage>
		);
	return (
		<NarrowPage title={t("title")}>
			{scope.needsSecondFactor ? (
				<Notice tone="late" title={t("required.title")}>
					{t("required.text")}
				</Notice>
			) : null}
			<p className="text-ink-2">{t("intro")}</p>
			<ClientMessages nouns={["accounts", "secondFactor"]}>
				<section className="grid gap-3" aria-labelledby="passkeys">
					<h2 id="passkeys">{t("passkeys.title")}</h2>
					<p className="text-ink-2">{t("passkeys.text")}</p>
					{passkeys.length > 0 ? (
						<PasskeyList passkeys={passkeys} today={scope.today} asksPassword={hasPassword} remove={removeOwnPasskey} />
					) : null}
					<AddPasskey steps={{ begin: beginOwnPasskey, add: addOwnPasskey }} asksPassword={hasPassword} />
				</section>
				<div className="grid gap-1 border-t border-line pt-4">
					<h2>{t("app.title")}</h2>
					<p className="text-ink-2">{t("app.text")}</p>
				</div>
				{factor.state === "none" ? <BeginFactor action={beginOwnFactor} asksPassword={hasPassword} /> : null}
				{factor.state === "begun" ? (
					<ConfirmForm action={confirmOwnFactor}>
						<ol className="grid list-decimal gap-2 pl-5">
							<li>{t("steps.app")}</li>
							<li>
								{t("steps.scan")}
								<QrCode text={factor.uri} label={t("steps.picture")} />
								<p className="text-s text-ink-3">
									{t("steps.type")} <code className="font-mono break-all text-ink">{factor.text}</code>
								</p>
							</li>
							<li>{t("steps.code")}</li>
						</ol>
					</ConfirmForm>
				) : null}
				{factor.state === "on" ? (
					<FactorOn factor={factor} today={scope.today} asksPassword={hasPassword} action={removeOwnFactor} />
				) : null}
				{isOn ? <p className="border-t border-line pt-4">{t("on.codes", { count: codesLeft })}</p> : null}
			</ClientMessages>
			<BackInLink />
		</NarrowPage>
	);
}
