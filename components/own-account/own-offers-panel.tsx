import { AccountForm } from "@/components/accounts/account-form";
import type { TellingAct } from "@/components/accounts/form-outcome";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OwnOffer } from "@/lib/queries/offers/list-offers";

/** Roles that the school or the board offers to the account: each is accepted or declined. */
export async function OwnOffersPanel({
	offers,
	today,
	actions,
}: {
	offers: readonly OwnOffer[];
	today: string;
	actions: { readonly accept: TellingAct; readonly decline: TellingAct };
}) {
	const [t, format] = await Promise.all([getTranslator("ownAccount"), getFormatter()]);
	return (
		<section className="panel" aria-labelledby="offers">
			<div className="p-3">
				<h2 id="offers">{t("offers.title")}</h2>
				<p className="mt-0.5 max-w-[75ch] text-ink-2">{t("offers.text")}</p>
			</div>
			<ul className="border-t border-line">
				{offers.map(({ offerId, role, madeAt }) => (
					<li
						key={offerId}
						className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-3 py-2 last:border-b-0"
					>
						<div className="min-w-0 grow">
							<p className="font-strong">{t(`offers.roles.${role}`)}</p>
							<p className="text-s text-ink-3">{t("offers.made", { at: format.dayTime(madeAt, today) })}</p>
						</div>
						<AccountForm name={`accept-${offerId}`} keeps={false} action={actions.accept} submit={t("offers.accept")}>
							<input type="hidden" name="offerId" value={offerId} />
						</AccountForm>
						<AccountForm
							name={`decline-${offerId}`}
							keeps={false}
							action={actions.decline}
							submit={t("offers.decline")}
							look="plain"
						>
							<input type="hidden" name="offerId" value={offerId} />
						</AccountForm>
					</li>
				))}
			</ul>
		</section>
	);
}
