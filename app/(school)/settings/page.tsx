import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TalkSettingForm } from "@/components/settings/talk-setting-form";
import { can } from "@/lib/authz/policy";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { getTalkSetting } from "@/lib/queries/settings/get-talk-setting";
import { saveTalkSetting } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("settings"))("title") };
}

/** What a school decides about its own screens. For its admin. */
export default async function SettingsPage() {
	const scope = await requireScope();
	if (!can(scope, "manage-settings")) notFound();
	const [t, talk] = await Promise.all([getTranslator("settings"), getTalkSetting(scope)]);
	return (
		<div className="grid max-w-3xl gap-3">
			<h1>{t("title")}</h1>
			<section className="panel grid gap-2 p-3" aria-labelledby="talk">
				<h2 id="talk">{t("talk.title")}</h2>
				<p className="max-w-[70ch] text-ink-2">{t("talk.text")}</p>
				<TalkSettingForm
					groupBand={talk.groupBand}
					action={saveTalkSetting}
					words={{ label: t("talk.label"), save: t("talk.save"), saved: t("talk.saved") }}
				/>
			</section>
		</div>
	);
}
