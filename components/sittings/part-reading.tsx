import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SittingPage } from "@/lib/queries/sittings/find-sitting-page";

/** "The test, the class or the pupil?": where to look, each with its rule in words; no judgement. */
export async function PartReadingAid({ page }: { page: SittingPage }) {
	const [t, format] = await Promise.all([getTranslator("sittings"), getFormatter()]);
	const { reading, picture, pupils } = page;
	if (picture.main === null && picture.parts.length === 0) return null;
	const partOf = (id: string) => picture.parts.find((part) => part.partSourceId === id)?.name ?? "";
	const namesOf = (ids: readonly string[]) =>
		format.list(pupils.filter((pupil) => ids.includes(pupil.pupilId)).map((pupil) => pupil.name));
	const group = reading.group?.map((low) =>
		t("reading.groupLine", {
			part: partOf(low.partSourceId),
			ratio: format.share(low.ratio),
			others: format.share(low.others),
		}),
	);
	return (
		<section className="panel px-3 py-2" aria-labelledby="reading">
			<h2 id="reading">{t("reading.title")}</h2>
			<p className="text-s text-ink-3">{t("reading.intro")}</p>
			<dl className="mt-1 grid gap-2">
				<Answer
					title={t("reading.group")}
					lines={group ?? []}
					none={t(reading.group === null ? "reading.groupUnknown" : "reading.groupNone")}
					rule={t("reading.groupRule")}
				/>
				<Answer
					title={t("reading.pupils")}
					lines={(reading.pupils ?? []).map((one) =>
						t("reading.pupilsLine", { part: partOf(one.partSourceId), names: namesOf(one.pupilIds) }),
					)}
					none={t(reading.pupils === null ? "reading.pupilsUnknown" : "reading.pupilsNone")}
					rule={t("reading.pupilsRule")}
				/>
				<Answer
					title={t("reading.whole")}
					lines={reading.whole.length === 0 ? [] : [namesOf(reading.whole)]}
					none={t("reading.wholeNone")}
					rule={t("reading.wholeRule")}
				/>
			</dl>
		</section>
	);
}

function Answer({ title, lines, none, rule }: { title: string; lines: readonly string[]; none: string; rule: string }) {
	return (
		<div className="grid gap-x-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
			<dt className="font-strong">{title}</dt>
			<dd>
				{lines.length === 0 ? <p className="text-ink-2">{none}</p> : lines.map((line) => <p key={line}>{line}</p>)}
				<p className="text-s text-ink-3">{rule}</p>
			</dd>
		</div>
	);
}
