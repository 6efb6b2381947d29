"use client";
import { Notice } from "@/components/ui/notice";
import { StatusShape } from "@/components/ui/status";
import { formatter } from "@/lib/i18n/format";
import { useLocale, useTranslations } from "@/lib/i18n/in-browser";
import type { LiveLesson } from "@/lib/queries/live/find-live-lesson";
import type { Answered } from "../query/answered";
import { FetchFault } from "../query/fetch-json";
import { LiveTile } from "./live-tile";
import { useLiveLesson } from "./use-live-lesson";

type Lesson = Answered<LiveLesson>;

/** The group by need: who is stuck first, last the names of who was not seen. Renews itself. */
export function LiveBoard({ first }: { first: Lesson }) {
	const t = useTranslations("live");
	const { data: lesson, error, streaming } = useLiveLesson(first);
	if (error instanceof FetchFault && (error.status === 401 || error.status === 404))
		return (
			<Notice tone="fault" role="alert" title={t("ended.title")}>
				{t("ended.text")}{" "}
				<a href="/" className="link">
					{t("ended.link")}
				</a>
			</Notice>
		);
	return (
		<div className="grid gap-3">
			<Lead lesson={lesson} />
			{lesson.members === 0 ? <Notice title={t("empty.title")}>{t("empty.text")}</Notice> : null}
			{lesson.seen > 0
				? lesson.parts.map((part) => <Part key={part.state} part={part} sources={lesson.sources} />)
				: null}
			<Foot lesson={lesson} streaming={streaming} failed={error !== null} />
		</div>
	);
}

/** What is so, in one sentence; a screen reader is told when it changes. */
function Lead({ lesson }: { lesson: Lesson }) {
	const t = useTranslations("live");
	const format = formatter(useLocale());
	const count = (state: Lesson["parts"][number]["state"]) =>
		lesson.parts.find((part) => part.state === state)?.pupils.length ?? 0;
	const [stuck, quiet, working] = [count("stuck"), count("quiet"), count("working")];
	if (lesson.seen === 0)
		return (
			<p role="status" className="text-l">
				{lesson.lastPracticeAt === null
					? t("lead.never")
					: t("lead.nobody", { when: format.moment(lesson.lastPracticeAt, lesson.at) })}
			</p>
		);
	return (
		<p role="status" className="text-l">
			{t("lead.lesson", { stuck, quiet, working, seen: lesson.seen, total: lesson.members })}
		</p>
	);
}

function Part({ part, sources }: { part: Lesson["parts"][number]; sources: Lesson["sources"] }) {
	const t = useTranslations("live");
	const { state, pupils } = part;
	return (
		<section aria-labelledby={`live-${state}`}>
			<h2 id={`live-${state}`} className="mb-1 flex items-baseline gap-1.5 text-m">
				{state === "stuck" ? <StatusShape name="stuck" className="self-center" /> : null}
				{t(`states.${state}`)}
				<span className="font-normal text-ink-3">{pupils.length}</span>
			</h2>
			{state === "unseen" ? (
				<ul className="flex flex-wrap gap-x-3 text-s text-ink-2">
					{pupils.map((pupil) => (
						<li key={pupil.pupilId}>
							<a
								href={`/pupils/${pupil.pupilId}`}
								className="inline-flex min-h-6 items-center hover:underline pointer-coarse:min-h-9"
							>
								{pupil.name}
							</a>
						</li>
					))}
				</ul>
			) : (
				<ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-2">
					{pupils.map((pupil) => (
						<LiveTile
							key={pupil.pupilId}
							pupil={pupil}
							supplier={sources.find((source) => source.connectionId === pupil.on?.connectionId)?.supplier ?? ""}
						/>
					))}
				</ul>
			)}
		</section>
	);
}

/** The rule in words, the age of what each source sent, and whether the page renews itself. */
function Foot({ lesson, streaming, failed }: { lesson: Lesson; streaming: boolean; failed: boolean }) {
	const t = useTranslations("live");
	const format = formatter(useLocale());
	const { lessonMinutes, workingMinutes, wrongInRow } = lesson.settings;
	const at = format.moment(lesson.at, lesson.at);
	return (
		<div className="grid gap-1 border-t border-line pt-2 text-s text-ink-3">
			<p className={failed ? "text-late" : ""}>
				{failed ? t("renew.failed", { at }) : t(streaming ? "renew.stream" : "renew.poll", { at })}
			</p>
			<p className="max-w-[110ch]">
				{t("rule.stuck", { count: wrongInRow, minutes: lessonMinutes })}{" "}
				{t("rule.working", { minutes: workingMinutes })} {t("rule.adaptive")}
			</p>
			<ul className="flex flex-wrap gap-x-4">
				{lesson.sources.map((source) => (
					<li key={source.connectionId} className={source.late ? "flex items-center gap-1 text-late" : ""}>
						{source.late ? <StatusShape name="late" /> : null}
						{source.lastDeliveryAt === null
							? t("age.never", { supplier: source.supplier })
							: t("age.last", { supplier: source.supplier, when: format.moment(source.lastDeliveryAt, lesson.at) })}
						{source.late ? ` · ${t("age.late")}` : ""}
						{source.held > 0 ? ` · ${t("age.held", { count: source.held })}` : ""}
						{source.adaptive === "yes" ? ` · ${t("age.adaptive")}` : ""}
					</li>
				))}
			</ul>
		</div>
	);
}
