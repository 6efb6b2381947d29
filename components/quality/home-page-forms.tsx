import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import type { personIdentifierTypes } from "@/lib/domain/identifiers";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { UnknownHomePage } from "@/lib/queries/quality/list-home-pages";
import type { QualityAddress } from "./quality-address";
import { qualityFields } from "./quality-address";

/** For each system that gives its pupils numbers: of which kind they are. */
export async function HomePageForms({
	pages,
	kinds,
	address,
	connectionId,
	action,
}: {
	pages: readonly UnknownHomePage[];
	kinds: typeof personIdentifierTypes;
	address: QualityAddress;
	connectionId: string;
	action: Act<unknown>;
}) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	if (pages.length === 0) return null;
	const hidden = { ...qualityFields(address), connectionId };
	return (
		<div className="panel grid gap-2 p-3">
			<h3 className="text-m">{t("homePages.title")}</h3>
			<p className="max-w-[70ch] text-s text-ink-2">{t("homePages.text")}</p>
			{pages.map(({ homePage, records }, index) => (
				<ActForm key={homePage} name={`kind ${homePage}`} action={action} className="flex flex-wrap items-center gap-2">
					{Object.entries({ ...hidden, homePage }).map(([name, value]) => (
						<input key={name} type="hidden" name={name} value={value} />
					))}
					<label htmlFor={`kind-${index}`} className="min-w-0">
						<span className="font-mono text-xs break-all">{homePage}</span>{" "}
						<span className="text-s text-ink-3">
							{t("homePages.records", { count: records, countText: format.number(records, 0) })}
						</span>
					</label>
					<select id={`kind-${index}`} name="type" required defaultValue="" className="field-control w-auto">
						<option value="" disabled>
							{t("homePages.choose")}
						</option>
						{kinds.map((kind) => (
							<option key={kind} value={kind}>
								{t(`identifiers.${kind}`)}
							</option>
						))}
					</select>
					<SubmitButton>{t("homePages.save")}</SubmitButton>
					<ActNotice words="quality" />
				</ActForm>
			))}
		</div>
	);
}
