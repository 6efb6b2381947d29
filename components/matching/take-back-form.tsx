import { ActForm } from "@/components/acts/act-form";
import { ReadTick } from "@/components/acts/read-tick";
import type { Act } from "@/components/acts/use-act";
import { getTranslator } from "@/lib/i18n/server";

/** Takes a decision back. Splitting says first what becomes of what came since. */
export async function TakeBackForm({
	action,
	matchId,
	kind,
	text,
}: {
	action: Act<unknown>;
	matchId: string;
	kind: "split" | "reconsider";
	text: string | null;
}) {
	const t = await getTranslator("matching");
	const form = (
		<ActForm
			action={action}
			name={`take-back-${matchId}`}
			keeps={false}
			words="matching"
			submit={t(kind === "split" ? "decisions.submit" : "decisions.reconsider")}
			look="plain"
			className="grid max-w-[45ch] gap-2"
		>
			<input type="hidden" name="matchId" value={matchId} />
			<input type="hidden" name="kind" value={kind} />
			{kind === "split" ? (
				<>
					<p className="text-ink-2">{text}</p>
					<ReadTick>{t("decisions.confirm")}</ReadTick>
				</>
			) : null}
		</ActForm>
	);
	if (kind === "reconsider") return form;
	return (
		<details>
			<summary className="opener">{t("decisions.split")}</summary>
			{form}
		</details>
	);
}
