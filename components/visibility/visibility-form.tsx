"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { DoneNotice } from "@/components/acts/done-notice";
import type { Act } from "@/components/acts/use-act";
import { isolate } from "@/lib/i18n/direction/isolate";
import { useTranslations } from "@/lib/i18n/in-browser";

export interface MatrixSource {
	readonly connectionId: string;
	/** "Uitgeverij Zeldenrijk, oefenen (xAPI)" */
	readonly name: string;
	readonly standard: string;
	/** In the order of the roles. */
	readonly visible: readonly boolean[];
}

/** Source by role: a tick is "sees". Saved as one, so that a half-changed table never holds. */
export function VisibilityForm({
	roles,
	sources,
	seen,
	action,
}: {
	roles: readonly string[];
	sources: readonly MatrixSource[];
	seen: string;
	action: Act<number>;
}) {
	const t = useTranslations("visibility");
	return (
		<ActForm name="matrix" action={action} seen={seen}>
			<div className="panel overflow-x-auto">
				<table className="w-full border-collapse">
					<caption className="sr-only">{t("matrix")}</caption>
					<thead>
						<tr className="border-b border-line-strong text-s text-ink-3">
							<th scope="col" className="px-3 py-2 text-left font-normal">
								{t("source")}
							</th>
							{roles.map((role) => (
								<th key={role} scope="col" className="px-3 py-2 text-center font-normal">
									{t(`roles.${role as "teacher"}`)}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{sources.map(({ connectionId, name, standard, visible }) => (
							<tr key={connectionId} className="border-b border-line last:border-b-0">
								<th scope="row" className="px-3 py-1.5 text-left font-strong">
									<input type="hidden" name="source" value={connectionId} />
									{name}
									<p className="text-s font-normal text-ink-3">{standard}</p>
								</th>
								{roles.map((role, index) => (
									<td key={role} className="px-3 py-1.5 text-center">
										<label className="inline-flex min-h-8 min-w-8 items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
											<input
												type="checkbox"
												name={`${connectionId} ${role}`}
												defaultChecked={visible[index]}
												aria-label={t("cell", {
													role: t(`roles.${role as "teacher"}`),
													source: `${isolate(name)}, ${standard}`,
												})}
												className="size-4 accent-accent"
											/>
										</label>
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<ActNotice words="visibility" />
			<DoneNotice<number> say={(changed) => t(`outcomes.${changed > 0 ? "saved" : "unchanged"}`)} />
			<div>
				<SubmitButton look="primary">{t("save")}</SubmitButton>
			</div>
		</ActForm>
	);
}
