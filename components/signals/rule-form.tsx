"use client";
import { type FormEvent, useEffect, useRef } from "react";
import { ActFrame, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import { type Act, useAct } from "@/components/acts/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";
import type { SignalCode } from "@/lib/standing/signals/signal";
import type { Threshold } from "@/lib/standing/signals/signal-settings";
import { PreviewWords } from "./preview-words";
import { useRulePreview } from "./use-rule-preview";

export interface RuleField {
	readonly name: string;
	readonly label: string;
	readonly threshold: Threshold;
	readonly value: number;
}

/** Typing rests when nothing came for so long. */
const typedMs = 400;

/** One rule: on or off, its thresholds within their bounds, and beforehand whom it would point at. */
export function RuleForm({
	action,
	code,
	name,
	enabled,
	fields,
	seen,
	fewest,
}: {
	action: Act<unknown>;
	code: SignalCode;
	name: string;
	enabled: boolean;
	fields: readonly RuleField[];
	seen: string;
	/** Fewer pupils than this are not counted out. */
	fewest: number;
}) {
	const t = useTranslations("signals");
	const act = useAct({ action, name: `rule ${code}`, seen });
	const { state, ask, busy, failed } = useRulePreview(code);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const preview = () => {
		clearTimeout(timer.current);
		if (!act.form.current) return;
		const data = new FormData(act.form.current);
		ask(Object.fromEntries(fields.map((field) => [field.name, String(data.get(field.name))])));
	};
	/** The count follows what is typed, once typing rests and while it is within its bounds. */
	const follow = (event: FormEvent) => {
		clearTimeout(timer.current);
		const isThreshold = event.target instanceof HTMLInputElement && event.target.type === "number";
		if (isThreshold && act.form.current?.checkValidity()) timer.current = setTimeout(preview, typedMs);
	};
	useEffect(() => () => clearTimeout(timer.current), []);
	return (
		<ActFrame act={act} className="grid content-start gap-2" aria-label={name}>
			<input type="hidden" name="code" value={code} />
			<label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
				<input type="checkbox" name="enabled" defaultChecked={enabled} className="size-4 flex-none accent-accent" />
				{t("enabled")}
			</label>
			<div className="grid gap-2 sm:grid-cols-2" onInput={follow}>
				{fields.map(({ name: key, label, threshold, value }) => (
					<Field
						key={key}
						id={`${code}-${key}`}
						name={key}
						type="number"
						inputMode="numeric"
						required
						min={threshold.min}
						max={threshold.max}
						step={1}
						defaultValue={value}
						label={label}
						hint={t("bounds", { min: threshold.min, max: threshold.max, standard: threshold.default })}
					/>
				))}
			</div>
			<ActNotice words="signals" done={t("saved")} />
			<div className="flex flex-wrap items-center gap-2">
				<SubmitButton look="primary">
					{t("save")}
					<span className="sr-only">: {name}</span>
				</SubmitButton>
				<Button onClick={() => act.form.current?.reportValidity() && preview()} disabled={busy}>
					{t("preview.ask")}
					<span className="sr-only"> {name}</span>
				</Button>
				<p role="status" className={failed ? "text-stuck" : "text-ink-2"}>
					{failed ? t("preview.failed") : state === null ? null : <PreviewWords state={state} fewest={fewest} />}
				</p>
			</div>
		</ActFrame>
	);
}
