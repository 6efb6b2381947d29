import type { Metadata } from "next";
import { ClientMessages } from "@/components/layout/client-messages";
import { PeopleNavigation } from "@/components/people/people-navigation";
import { RegisterSheet } from "@/components/register/register-sheet";
import { PrintButton } from "@/components/ui/print-button";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { singleSignOnName } from "@/lib/authz/sign-in/single-sign-on";
import { getTranslator } from "@/lib/i18n/server";
import { getProcessingRegister } from "@/lib/queries/register/get-processing-register";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("register"))("title") };
}

/** The register of processing (AVG article 30), made from what is configured now; it prints on A4. For the admin. */
export default async function ProcessingRegisterPage() {
	const scope = await requireScope();
	if (!can(scope, "manage-settings")) refuse(scope);
	const [t, register] = await Promise.all([getTranslator("register"), getProcessingRegister(scope)]);
	return (
		<div className="grid max-w-[64rem] grid-cols-1 gap-3">
			<PeopleNavigation current="processing-register" />
			<div className="flex flex-wrap items-start justify-between gap-3">
				<div>
					<h1>{t("title")}</h1>
					<p className="no-print mt-1 max-w-[75ch] text-ink-2">{t("intro")}</p>
				</div>
				<div className="no-print">
					<ClientMessages nouns={[]}>
						<PrintButton label={t("print")} />
					</ClientMessages>
				</div>
			</div>
			<RegisterSheet register={register} today={scope.today} provider={singleSignOnName()} />
		</div>
	);
}
