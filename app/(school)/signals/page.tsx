import type { Metadata } from "next";
import { ClientMessages } from "@/components/layout/client-messages";
import { QueryProvider } from "@/components/query/query-provider";
import { RuleForm } from "@/components/signals/rule-form";
import { RuleList } from "@/components/signals/rule-list";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownRule } from "@/lib/commands/signals/save-signal-rule";
import { getTranslator } from "@/lib/i18n/server";
import { listSignalRules } from "@/lib/queries/signals/list-signal-rules";
import { fewestPupils } from "@/lib/queries/signals/preview-signal-rule";
import type { SignalCode } from "@/lib/standing/signals/signal";
import { signalThresholds, type Threshold } from "@/lib/standing/signals/signal-settings";
import { saveRule } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("signals"))("title") };
}

/** The signal rules of the school: everybody who works there reads them, the admin sets them. */
export default async function SignalRulesPage() {
	const scope = await requireScope();
	if (!can(scope, "read-signal-rules")) refuse(scope);
	const [t, { rules, mayChange }] = await Promise.all([getTranslator("signals"), listSignalRules(scope)]);
	const form = (code: SignalCode, name: string) => (
		<RuleForm
			action={saveRule}
			code={code}
			name={name}
			enabled={rules[code].enabled}
			seen={versionOf(shownRule(rules[code]))}
			fewest={fewestPupils}
			fields={Object.entries<Threshold>(signalThresholds[code]).map(([key, threshold]) => ({
				name: key,
				label: t(`thresholds.${key as "newestDays"}`),
				threshold,
				value: (rules[code].thresholds as Readonly<Record<string, number>>)[key] ?? threshold.default,
			}))}
		/>
	);
	return (
		<div className="grid max-w-[80rem] gap-3">
			<header>
				<h1>{t("title")}</h1>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("intro")}</p>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("returns")}</p>
				<p className="mt-1 max-w-[75ch] text-ink-2">{t("adaptive")}</p>
				{mayChange ? null : <p className="mt-1 text-ink-2">{t("readOnly")}</p>}
			</header>
			<ClientMessages nouns={["signals"]}>
				<QueryProvider>
					<RuleList rules={rules} aside={mayChange ? form : undefined} />
				</QueryProvider>
			</ClientMessages>
		</div>
	);
}
