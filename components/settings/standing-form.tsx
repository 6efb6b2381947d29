"use client";
import { type FormEvent, startTransition, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

export type StandingOutcome = "saved" | "invalid" | "crossed" | null;
export type StandingAction = (before: StandingOutcome, form: FormData) => Promise<StandingOutcome>;

export interface StandingField {
	readonly name: string;
	readonly label: string;
	readonly hint: string;
	readonly min: number;
	readonly max: number;
	readonly value: number;
}

/** From when something is said at all, and from when reached or stuck; each within the bounds that keep it honest. */
export function StandingForm({ fields, action }: { fields: readonly StandingField[]; action: StandingAction }) {
	const t = useTranslations("settings");
	const [outcome, act, busy] = useActionState(action, null);
	// Sent by hand, so that what was filled in stays when it is refused.
	function onSubmit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const sent = new FormData(event.currentTarget);
		startTransition(() => act(sent));
	}
	return (
		<form action={act} onSubmit={onSubmit} className="grid gap-3" aria-labelledby="standing">
			<div className="grid gap-3 sm:grid-cols-2">
				{fields.map(({ name, value, ...field }) => (
					<Field
						key={`${name} ${value}`}
						id={`standing-${name}`}
						name={name}
						type="number"
						inputMode="numeric"
						required
						step={1}
						defaultValue={value}
						{...field}
					/>
				))}
			</div>
			<div className="flex flex-wrap items-center gap-x-4 gap-y-2">
				<Button type="submit" look="primary" disabled={busy}>
					{t("standing.save")}
				</Button>
				<p role="status" className={outcome === "saved" ? "" : "text-stuck"}>
					{outcome === null ? "" : t(`standing.${outcome}`)}
				</p>
			</div>
		</form>
	);
}
