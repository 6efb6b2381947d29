import type { Metadata } from "next";
import Link from "next/link";
import { AccountForm } from "@/components/accounts/account-form";
import { ClientMessages } from "@/components/layout/client-messages";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { FactAgeField } from "@/components/retention/fact-age-field";
import { RetentionFields } from "@/components/retention/retention-fields";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownFactAge } from "@/lib/commands/settings/set-fact-age";
import { shownRetention } from "@/lib/commands/settings/set-retention";
import { getTranslator } from "@/lib/i18n/server";
import type { Retention } from "@/lib/ingest/retention";
import { getFactAge } from "@/lib/queries/retention/get-fact-age";
import { getRetentionPage } from "@/lib/queries/retention/get-retention-page";
import { saveFactAge, saveRetention } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("retention"))("title") };
}

/** How long each kind is kept, why, what the next night erases, and how old a fact may be when it comes in. For the admin. */
export default async function RetentionPage() {
	const scope = await requireScope();
	if (!can(scope, "manage-settings")) refuse(scope);
	const [t, rows, factAge] = await Promise.all([
		getTranslator("retention"),
		getRetentionPage(scope),
		getFactAge(scope),
	]);
	const days = Object.fromEntries(rows.map((row) => [row.kind, row.days])) as Retention;
	const retention = versionOf(shownRetention(days));
	return (
		<div className="grid max-w-[64rem] grid-cols-1 gap-3">
			<PeopleNavigation current="retention" />
			<div>
				<h1>{t("title")}</h1>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("intro")}</p>
			</div>
			<section className="panel p-3" aria-label={t("title")}>
				<ClientMessages nouns={["accounts"]}>
					<AccountForm name="retention" action={saveRetention} seen={retention} submit={t("save")} done={t("saved")}>
						<RetentionFields rows={rows} />
					</AccountForm>
				</ClientMessages>
			</section>
			<section className="panel grid gap-2 p-3" aria-labelledby="fact-age">
				<h2 id="fact-age">{t("factAge.title")}</h2>
				<p className="max-w-[75ch] text-ink-2">{t("factAge.text")}</p>
				<ClientMessages nouns={["accounts"]}>
					<AccountForm
						name="fact-age"
						action={saveFactAge}
						seen={versionOf(shownFactAge(factAge.years))}
						submit={t("factAge.save")}
						done={t("factAge.saved")}
					>
						<FactAgeField {...factAge} />
					</AccountForm>
				</ClientMessages>
				<p className="max-w-[75ch] text-ink-2">
					{t("factAge.again")}{" "}
					<Link href="/quality" className="link">
						{t("factAge.quality")}
					</Link>
				</p>
			</section>
			<section className="panel grid gap-1 p-3" aria-labelledby="fixed">
				<h2 id="fixed">{t("fixed.title")}</h2>
				<ul className="grid max-w-[75ch] gap-1 text-ink-2">
					{(["pupils", "log", "sessions", "connections", "backups"] as const).map((key) => (
						<li key={key}>{t(`fixed.${key}`)}</li>
					))}
				</ul>
				<p className="mt-1 flex flex-wrap gap-x-4">
					{(["raw-erased", "held-erased", "retention.erase", "pupil.erase"] as const).map((action) => (
						<Link key={action} href={`/audit?action=${action}`} className="link">
							{t(`runs.${action.replace(".", "-") as "raw-erased"}`)}
						</Link>
					))}
				</p>
			</section>
		</div>
	);
}
