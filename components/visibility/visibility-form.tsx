"use client";
import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { isolate } from "@/lib/i18n/direction/isolate";
import { useTranslations } from "@/lib/i18n/in-browser";

export type VisibilityOutcome = "saved" | "unchanged" | "added" | "ended" | "invalid" | "not-found" | null;
export type VisibilityAction = (before: VisibilityOutcome, form: FormData) => Promise<VisibilityOutcome>;

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
	action,
}: {
	roles: readonly string[];
	sources: readonly MatrixSource[];
	action: VisibilityAction;
}) {
	const t = useTranslations("visibility");
	const [outcome, act, busy] = useActionState(action, null);
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const sent = new FormData(event.currentTarget);
		startTransition(() => act(sent));
	}
	return (
		<form action={act} onSubmit={onSubmit} className="grid gap-3">
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
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<Button type="submit" look="primary" disabled={busy}>
					{t("save")}
				</Button>
				<p role="status" className={outcome === "invalid" || outcome === "not-found" ? "text-stuck" : ""}>
					{outcome === null ? "" : t(`outcomes.${outcome}`)}
				</p>
			</div>
		</form>
	);
}
