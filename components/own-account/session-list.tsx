import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { OwnSession } from "@/lib/queries/sessions/list-own-sessions";
import { deviceInWords } from "./session-words";

interface SessionActions {
	readonly endOne: Act<unknown>;
	readonly endOthers: Act<unknown>;
}

/** A line for each place where one is signed in; this one is ended by signing out. */
export async function SessionList({
	sessions,
	more,
	today,
	actions,
}: {
	sessions: readonly OwnSession[];
	/** There are more than are shown. */
	more: boolean;
	today: string;
	actions: SessionActions;
}) {
	const [t, format] = await Promise.all([getTranslator("ownAccount"), getFormatter()]);
	return (
		<>
			<ul className="border-y border-line">
				{sessions.map((session) => {
					const device = deviceInWords(session, t);
					const began = format.dayTime(session.beganAt, today);
					return (
						<li
							key={session.sessionId}
							className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line px-3 py-2 last:border-b-0"
						>
							<div className="min-w-0 grow">
								<p>
									<span className="font-strong">{device}</span>
									{session.current ? <span className="text-ink-2"> · {t("sessions.current")}</span> : null}
								</p>
								<p className="text-s text-ink-3">
									{t("sessions.began", { at: began, way: t(`sessions.ways.${session.signedBy}`) })}
								</p>
								<p className="text-s text-ink-3">
									{t("sessions.seen", { at: format.dayTime(session.seenAt, today) })}
									{session.network === null ? null : ` · ${t("sessions.network", { network: session.network })}`}
								</p>
							</div>
							{session.current ? null : (
								<ActForm
									action={actions.endOne}
									name={`end-${session.sessionId}`}
									keeps={false}
									className="grid justify-items-start gap-2"
								>
									<input type="hidden" name="sessionId" value={session.sessionId} />
									<ActNotice />
									<SubmitButton aria-label={t("sessions.endOne", { device, at: began })}>
										{t("sessions.end")}
									</SubmitButton>
								</ActForm>
							)}
						</li>
					);
				})}
			</ul>
			<div className="grid gap-2 p-3">
				{more ? <p>{t("sessions.more")}</p> : null}
				{sessions.length > 1 ? (
					<ActForm
						action={actions.endOthers}
						name="end-others"
						keeps={false}
						submit={t("sessions.endOthers")}
						look="plain"
					/>
				) : (
					<p className="text-ink-2">{t("sessions.onlyThis")}</p>
				)}
			</div>
		</>
	);
}
