import { randomBytes } from "node:crypto";
import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { ProviderButton } from "@/components/accounts/provider-button";
import { Field } from "@/components/ui/field";
import { getFormatter, getTranslator } from "@/lib/i18n/server";

/** The link to the OpenID provider: first recognised there, then confirmed here by the password. Never done unasked. */
export async function IdentityPanel({
	provider,
	since,
	recognised,
	tab,
	hasPassword,
	today,
	action,
}: {
	provider: string;
	/** Null: not linked. */
	since: Date | null;
	/** Whom the provider recognised in this browser just now; email is for the eye only. */
	recognised: { readonly email: string | null } | null;
	/** The mark of this tab, once it has been at the provider. */
	tab: string | null;
	hasPassword: boolean;
	today: string;
	action: TellingAct;
}) {
	const [t, format] = await Promise.all([getTranslator("ownAccount"), getFormatter()]);
	return (
		<section className="panel grid content-start gap-2 p-3" aria-labelledby="identity">
			<h2 id="identity">{t("identity.title", { provider })}</h2>
			{since === null ? null : (
				<p className="text-ink-2">{t("identity.since", { at: format.dayTime(since, today) })}</p>
			)}
			{since === null && recognised === null ? (
				<>
					<p className="text-ink-2">{t("identity.none")}</p>
					<div>
						<ProviderButton
							label={t("identity.begin", { provider })}
							returnTo={`/account?tab=${randomBytes(16).toString("base64url")}`}
						/>
					</div>
				</>
			) : null}
			{since === null && recognised !== null && hasPassword ? (
				<AccountForm
					name="own-identity"
					keeps={false}
					action={action}
					submit={t("identity.link")}
					done={t("identity.linked")}
					look="plain"
				>
					<input type="hidden" name="tab" value={tab ?? ""} />
					<p className="text-ink-2">
						{recognised.email === null
							? t("identity.recognisedUnnamed", { provider })
							: t("identity.recognised", { identity: recognised.email })}
					</p>
					<Field
						id="identity-password"
						name="password"
						label={t("password.present")}
						type="password"
						autoComplete="current-password"
						required
					/>
				</AccountForm>
			) : null}
		</section>
	);
}
