import { ActForm } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { themes } from "@/lib/i18n/locales";
import { getLocale, getTheme, getTranslator } from "@/lib/i18n/server";

/** Languages are named in themselves, so that one finds the own language back. */
const languages = [
	{ locale: "nl", name: "Nederlands" },
	{ locale: "en", name: "English" },
] as const;

/** Language and theme as buttons of one form; the chosen one is pressed. */
export async function PreferenceChoices({ action }: { action: Act }) {
	const [t, locale, theme] = await Promise.all([getTranslator("layout"), getLocale(), getTheme()]);
	return (
		<ActForm action={action} name="preferences" keeps={false} withoutScript>
			<Choices legend={t("language")}>
				{languages.map((language) => (
					<Choice key={language.locale} name="locale" value={language.locale} chosen={language.locale === locale}>
						<span lang={language.locale}>{language.name}</span>
					</Choice>
				))}
			</Choices>
			<Choices legend={t("theme")}>
				{themes.map((name) => (
					<Choice key={name} name="theme" value={name} chosen={name === theme}>
						{t(`themes.${name}`)}
					</Choice>
				))}
			</Choices>
			<ActNotice />
		</ActForm>
	);
}

function Choices({ legend, children }: { legend: string; children: React.ReactNode }) {
	return (
		<fieldset>
			<legend className="mb-1 px-1.5 text-s text-ink-3">{legend}</legend>
			<div className="flex flex-wrap gap-1">{children}</div>
		</fieldset>
	);
}

function Choice(props: { name: string; value: string; chosen: boolean; children: React.ReactNode }) {
	return (
		<button
			type="submit"
			name={props.name}
			value={props.value}
			aria-pressed={props.chosen}
			className="min-h-7 rounded-s border border-transparent px-1.5 text-ink hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-soft pointer-coarse:min-h-9"
		>
			{props.children}
		</button>
	);
}
