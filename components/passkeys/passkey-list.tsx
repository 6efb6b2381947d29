import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { OwnProofField } from "@/components/second-factor/own-proof-field";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OwnPasskey } from "@/lib/queries/passkeys/list-own-passkeys";

/** The keys of the account, each to be taken away by the password. */
export async function PasskeyList({
	passkeys,
	today,
	asksPassword,
	remove,
}: {
	passkeys: readonly OwnPasskey[];
	today: string;
	asksPassword: boolean;
	remove: TellingAct;
}) {
	const [t, format] = await Promise.all([getTranslator("secondFactor"), getFormatter()]);
	return (
		<ul className="panel">
			{passkeys.map((key) => (
				<li key={key.credentialId} className="border-b border-line px-3 py-2 last:border-b-0">
					<p className="font-strong break-words">{key.name}</p>
					<p className="text-s text-ink-3">
						{t("passkeys.made", { at: format.dayTime(key.createdAt, today) })}
						{" · "}
						{key.usedAt ? t("passkeys.used", { at: format.dayTime(key.usedAt, today) }) : t("passkeys.unused")}
					</p>
					<details className="mt-1">
						<summary className="link w-fit cursor-pointer">
							{t("passkeys.remove")}
							<span className="sr-only"> ({key.name})</span>
						</summary>
						<div className="mt-2">
							<AccountForm
								name={`remove-${key.credentialId}`}
								keeps={false}
								action={remove}
								submit={t("passkeys.removeNow", { name: key.name })}
								look="plain"
							>
								<input type="hidden" name="credentialId" value={key.credentialId} />
								<OwnProofField id={`password-${key.credentialId}`} asks={asksPassword} />
							</AccountForm>
						</div>
					</details>
				</li>
			))}
		</ul>
	);
}
