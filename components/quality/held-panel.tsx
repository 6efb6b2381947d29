import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { ButtonLink } from "@/components/ui/button";
import { StatusShape } from "@/components/ui/status";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { HeldConnection } from "@/lib/queries/quality/list-held-connections";

type HeldAction = Act<unknown>;

/** Connections that wait for a person's word, each with why and what can be said. Nothing while none waits. */
export async function HeldPanel({
	held,
	action,
	today,
}: {
	held: readonly HeldConnection[];
	action: HeldAction;
	today: string;
}) {
	const t = await getTranslator("quality");
	if (held.length === 0) return null;
	return (
		<section className="grid gap-2 rounded-m border border-late bg-late-soft px-3 py-2" aria-labelledby="held">
			<h2 id="held" className="flex items-center gap-1.5">
				<StatusShape name="late" />
				{t("held.title")}
			</h2>
			<p className="max-w-[75ch] text-ink-2">{t("held.text")}</p>
			{held.map((one) => (
				<One key={one.connectionId} held={one} action={action} today={today} />
			))}
		</section>
	);
}

async function One({ held, action, today }: { held: HeldConnection; action: HeldAction; today: string }) {
	const [t, format] = await Promise.all([getTranslator("quality"), getFormatter()]);
	const { hold, supplier, importWaits } = held;
	const choice = (decision: "pass" | "refuse", label: string) => (
		<SubmitButton name="decision" value={decision}>
			{label}
		</SubmitButton>
	);
	const roster = hold?.code === "roster";
	return (
		<article className="grid gap-1 border-t border-line-strong pt-2">
			<h3 className="text-m">
				{hold === null
					? t("held.unknown", { supplier })
					: roster
						? t("held.roster", { supplier, ended: hold.ended, of: hold.of })
						: t("held.volume", {
								supplier,
								day: format.day(hold.day, today),
								received: hold.received,
								normal: Math.round(hold.normal),
							})}
			</h3>
			{hold === null ? null : (
				<p className="text-ink-2">
					{t(roster ? (importWaits ? "held.rosterWhy" : "held.rosterGone") : "held.volumeWhy")}
				</p>
			)}
			<ActForm
				name={`held ${held.connectionId}`}
				action={action}
				keeps={false}
				className="flex flex-wrap items-center gap-2"
			>
				<input type="hidden" name="connectionId" value={held.connectionId} />
				{roster && importWaits ? (
					<>
						<ButtonLink href={`/roster?import=${hold.importId}`} look="primary">
							{t("held.look")}
						</ButtonLink>
						{choice("refuse", t("held.discard"))}
					</>
				) : hold?.code === "volume" ? (
					<>
						{choice("pass", t("held.pass"))}
						{choice("refuse", t("held.refuse"))}
					</>
				) : (
					choice("pass", t("held.go"))
				)}
				<ActNotice words="quality" />
			</ActForm>
		</article>
	);
}
