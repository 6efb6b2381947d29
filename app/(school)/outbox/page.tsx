import type { Metadata } from "next";
import { OutboxTable } from "@/components/accounts/outbox-table";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { composeLetter, letterTemplates, opensAccount } from "@/lib/commands/accounts/compose-letter";
import { mailServerIsSet } from "@/lib/commands/accounts/mail-server-is-set";
import { isLocale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/server";
import { listOutbox, type OutboxLetter } from "@/lib/queries/outbox/list-outbox";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("accounts"))("outbox.title") };
}

export default async function OutboxPage() {
	const scope = await requireScope();
	if (!can(scope, "read-outbox")) refuse(scope);
	const [t, letters] = await Promise.all([getTranslator("accounts"), listOutbox(scope)]);
	return (
		<div className="grid gap-3">
			<PeopleNavigation current="outbox" />
			<h1>{t("outbox.title")}</h1>
			<p className="max-w-[70ch] text-ink-2">
				{t("outbox.text")} {mailServerIsSet() ? t("outbox.smtp") : t("outbox.noSmtp")}
			</p>
			{letters.length === 0 ? <p>{t("outbox.empty")}</p> : <OutboxTable letters={letters.map(compose)} />}
		</div>
	);
}

function compose(letter: OutboxLetter) {
	const template = letterTemplates.find((name) => name === letter.template) ?? "roleGranted";
	const locale = isLocale(letter.locale) ? letter.locale : "nl";
	return { ...letter, ...composeLetter(template, locale, letter.params), opensAccount: opensAccount(template) };
}
