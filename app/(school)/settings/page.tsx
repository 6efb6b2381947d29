import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/layout/client-messages";
import { EndedShareForm } from "@/components/settings/ended-share-form";
import { StandingForm } from "@/components/settings/standing-form";
import { TalkSettingForm } from "@/components/settings/talk-setting-form";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { versionOf } from "@/lib/commands/acts/require-seen";
import { shownEndedShare } from "@/lib/commands/settings/set-ended-share";
import { shownStanding } from "@/lib/commands/settings/set-standing-settings";
import { shownTalkSetting } from "@/lib/commands/settings/set-talk-setting";
import { getTranslator } from "@/lib/i18n/server";
import { getEndedShare } from "@/lib/queries/settings/get-ended-share";
import { getStandingSettings } from "@/lib/queries/settings/get-standing-settings";
import { getTalkSetting } from "@/lib/queries/settings/get-talk-setting";
import { endedShare } from "@/lib/queries/settings/select-ended-share";
import { defaultThresholds, settingBounds } from "@/lib/standing/settings";
import { standingKeys, toForm } from "@/lib/standing/settings-form";
import { saveEndedShare, saveStandingSettings, saveTalkSetting } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("settings"))("title") };
}

/** What a school decides about its own screens. For its admin. */
export default async function SettingsPage() {
	const scope = await requireScope();
	if (!can(scope, "manage-settings")) refuse(scope);
	const [t, talk, standing, share] = await Promise.all([
		getTranslator("settings"),
		getTalkSetting(scope),
		getStandingSettings(scope),
		getEndedShare(scope),
	]);
	const percent = (ratio: number) => Math.round(ratio * 100);
	const fieldOf = (name: (typeof standingKeys)[number]) => {
		const [min, max] = [toForm(name, settingBounds[name].min), toForm(name, settingBounds[name].max)];
		const hint = t("standing.bounds", { min, max, standard: toForm(name, defaultThresholds[name]) });
		return { name, label: t(`standing.fields.${name}`), hint, min, max, value: toForm(name, standing[name]) };
	};
	return (
		<div className="grid max-w-3xl gap-3">
			<h1>{t("title")}</h1>
			<section className="panel grid gap-2 p-3" aria-labelledby="talk">
				<h2 id="talk">{t("talk.title")}</h2>
				<p className="max-w-[70ch] text-ink-2">{t("talk.text")}</p>
				<ClientMessages nouns={[]}>
					<TalkSettingForm
						groupBand={talk.groupBand}
						seen={versionOf(shownTalkSetting(talk))}
						action={saveTalkSetting}
					/>
				</ClientMessages>
			</section>
			<section className="panel grid gap-2 p-3" aria-labelledby="roster-share">
				<h2 id="roster-share">{t("endedShare.title")}</h2>
				<p className="max-w-[70ch] text-ink-2">{t("endedShare.text")}</p>
				<ClientMessages nouns={["settings"]}>
					<EndedShareForm
						percentage={percent(share)}
						bounds={{
							min: percent(endedShare.min),
							max: percent(endedShare.max),
							standard: percent(endedShare.standard),
						}}
						seen={versionOf(shownEndedShare(share))}
						action={saveEndedShare}
					/>
				</ClientMessages>
			</section>
			<section className="panel grid gap-2 p-3" aria-labelledby="standing">
				<h2 id="standing">{t("standing.title")}</h2>
				<p className="max-w-[70ch] text-ink-2">
					{t("standing.text")}{" "}
					<Link className="link" href="/help/status">
						{t("standing.how")}
					</Link>
				</p>
				<ClientMessages nouns={["settings"]}>
					<StandingForm
						action={saveStandingSettings}
						seen={versionOf(shownStanding(standing))}
						fields={standingKeys.map(fieldOf)}
					/>
				</ClientMessages>
			</section>
		</div>
	);
}
