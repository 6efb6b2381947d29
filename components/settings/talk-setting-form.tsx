"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";

/** One choice; what was saved last is what the box shows. */
export function TalkSettingForm({
	groupBand,
	action,
	words,
}: {
	groupBand: boolean;
	action: (before: boolean | null, form: FormData) => Promise<boolean>;
	words: { readonly label: string; readonly save: string; readonly saved: string };
}) {
	const [saved, act, busy] = useActionState(action, null);
	const shown = saved ?? groupBand;
	return (
		<form action={act} className="flex flex-wrap items-center gap-x-4 gap-y-2">
			<label className="inline-flex min-h-7 items-center gap-2 pointer-coarse:min-h-9">
				<input
					key={String(shown)}
					type="checkbox"
					name="groupBand"
					defaultChecked={shown}
					className="size-4 accent-accent"
				/>
				{words.label}
			</label>
			<Button type="submit" look="primary" disabled={busy}>
				{words.save}
			</Button>
			<p role="status">{saved === null ? "" : words.saved}</p>
		</form>
	);
}
