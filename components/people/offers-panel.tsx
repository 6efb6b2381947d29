import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { ColumnHeads } from "@/components/ui/column-heads";
import { Field } from "@/components/ui/field";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OpenOffer } from "@/lib/queries/offers/list-offers";

export interface OfferActions {
	readonly renew: TellingAct;
	readonly withdraw: TellingAct;
	readonly correct: TellingAct;
}

const heads = ["for", "role", "state", "acts"] as const;
const cell = "px-2 py-1.5 text-left align-top first:pl-3 last:pr-3";

/** What was offered and waits for an answer: sent or shown again, to another address, or taken back. */
export async function OffersPanel({
	offers,
	seenOf,
	byMail,
	today,
	actions,
}: {
	offers: readonly OpenOffer[];
	/** The version of its address. */
	seenOf(offer: OpenOffer): string;
	/** Links go by mail; else they are shown to the admin, once. */
	byMail: boolean;
	today: string;
	actions: OfferActions;
}) {
	const [t, accounts, format] = await Promise.all([getTranslator("people"), getTranslator("accounts"), getFormatter()]);
	return (
		<section className="panel grid grid-cols-1" aria-labelledby="offers">
			<h2 id="offers" className="p-3">
				{t("offers.title")}
			</h2>
			<div className="overflow-x-auto border-t border-line">
				<table className="w-full border-collapse">
					<ColumnHeads heads={heads} word={(head) => t(`offers.columns.${head}`)} cell={`${cell} whitespace-nowrap`} />
					<tbody>
						{offers.map((offer) => (
							<tr key={offer.offerId} className="border-b border-line last:border-b-0">
								<th scope="row" className={`${cell} font-normal`}>
									{offer.name}
									<p className="text-s text-ink-3">{offer.email}</p>
								</th>
								<td className={cell}>
									{t(`roles.${offer.role}`)}
									{offer.employee === null ? null : <p className="text-s text-ink-3">{offer.employee}</p>}
								</td>
								<td className={cell}>
									{t("offers.until", { at: format.dayTime(offer.expiresAt, today) })}
									<ul className="text-s text-ink-3">
										{notesOn(offer).map((note) => (
											<li key={note}>{note}</li>
										))}
									</ul>
								</td>
								<td className={`${cell} min-w-72`}>
									<OfferForms offer={offer} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);

	function notesOn({ linkUntil, readBy, asksCode, isSplit, hasAccount }: OpenOffer): string[] {
		const link = linkUntil === null ? t("offers.noLink") : t("offers.link", { at: format.dayTime(linkUntil, today) });
		return [
			hasAccount ? t("offers.hasAccount") : link,
			...(readBy === null ? [] : [t("offers.readBy", { name: readBy })]),
			...(asksCode ? [t("offers.asksCode")] : []),
			...(isSplit ? [t("offers.isSplit")] : []),
		];
	}

	function OfferForms({ offer }: { offer: OpenOffer }) {
		const hidden = <input type="hidden" name="offerId" value={offer.offerId} />;
		return (
			<div className="flex flex-wrap items-start gap-2">
				{offer.hasAccount && !byMail ? null : (
					<AccountForm
						name={`renew-${offer.offerId}`}
						keeps={false}
						action={actions.renew}
						submit={t(byMail ? "offers.renewMail" : "offers.renew")}
						done={t("offers.renewed")}
						look="plain"
					>
						{hidden}
					</AccountForm>
				)}
				<AccountForm
					name={`withdraw-${offer.offerId}`}
					keeps={false}
					action={actions.withdraw}
					submit={t("offers.withdraw")}
					look="plain"
				>
					{hidden}
				</AccountForm>
				<details className="w-full">
					<summary>{t("offers.correct")}</summary>
					<AccountForm
						name={`correct-${offer.offerId}`}
						action={actions.correct}
						seen={seenOf(offer)}
						empties
						submit={t("offers.correctSubmit")}
						done={t("offers.corrected")}
						look="plain"
					>
						{hidden}
						<Field
							id={`address-${offer.offerId}`}
							name="email"
							type="email"
							label={accounts("email")}
							autoComplete="off"
							required
						/>
					</AccountForm>
				</details>
			</div>
		);
	}
}
