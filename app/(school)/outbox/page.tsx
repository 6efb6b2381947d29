import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InviteForm } from "@/components/accounts/invite-form";
import { OutboxTable } from "@/components/accounts/outbox-table";
import { ClientMessages } from "@/components/layout/client-messages";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { composeLetter, letterTemplates } from "@/lib/commands/accounts/compose-letter";
import { mailServerIsSet } from "@/lib/commands/accounts/mail-server-is-set";
import { isLocale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/server";
import { listEmployees } from "@/lib/queries/outbox/list-employees";
import { listOutbox, type OutboxLetter } from "@/lib/queries/outbox/list-outbox";
import { inviteSomebody } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("accounts"))("outbox.title") };
}

export default async function OutboxPage() {
	const scope = await requireScope();
	if (!can(scope, "read-outbox")) notFound();
	const [t, letters, employees] = await Promise.all([
		getTranslator("accounts"),
		listOutbox(scope),
		listEmployees(scope),
	]);
	return (
		<div className="grid gap-4">
			<h1>{t("outbox.title")}</h1>
			<p className="max-w-[70ch] text-ink-2">
				{t("outbox.text")} {mailServerIsSet() ? t("outbox.smtp") : t("outbox.noSmtp")}
			</p>
			<section className="grid max-w-[48rem] gap-3 rounded-m border border-line bg-surface p-3">
				<h2>{t("outbox.invite")}</h2>
				<ClientMessages nouns={["accounts"]}>
					<InviteForm action={inviteSomebody} employees={employees} />
				</ClientMessages>
			</section>
			{letters.length === 0 ? <p>{t("outbox.empty")}</p> : <OutboxTable letters={letters.map(compose)} />}
		</div>
	);
}

function compose(letter: OutboxLetter) {
	const template = letterTemplates.find((name) => name === letter.template) ?? "roleGranted";
	const locale = isLocale(letter.locale) ? letter.locale : "nl";
	return { ...letter, ...composeLetter(template, locale, letter.params) };
}
