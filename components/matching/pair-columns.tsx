import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type PairedPupil, pairAmounts } from "@/lib/queries/matching/find-pair";

/** Two entries side by side: where each was, by which numbers it is known, and how much there is. No result. */
export async function PairColumns({ pupils, today }: { pupils: readonly PairedPupil[]; today: string }) {
	return (
		<div className="grid items-start gap-3 md:grid-cols-2">
			{pupils.map((pupil, index) => (
				<Column key={pupil.pupilId} pupil={pupil} number={index + 1} today={today} />
			))}
		</div>
	);
}

async function Column({ pupil, number, today }: { pupil: PairedPupil; number: number; today: string }) {
	const [t, words, format] = await Promise.all([getTranslator("matching"), getTranslator("quality"), getFormatter()]);
	const { endedAt, places, keys, amounts } = pupil;
	const name = t("pair.entry", { number, name: pupil.name });
	const kindOf = (type: string) => {
		const key = `identifiers.${type}` as "identifiers.other";
		return words.has(key) ? words(key) : words("identifiers.other");
	};
	return (
		<section className="panel grid gap-2 p-3" aria-label={name}>
			<div>
				<h2>{name}</h2>
				<p className="text-ink-2">
					{endedAt === null ? t("pair.here") : t("pair.left", { day: format.day(endedAt, today) })}
				</p>
			</div>
			<Lines title={t("pair.places")} none={t("pair.noPlaces")}>
				{places.map(({ group, from, until }) =>
					t("pair.place", {
						...{ group, from: format.day(from, today) },
						until: until === null ? "now" : format.day(until, today),
					}),
				)}
			</Lines>
			<Lines title={t("pair.keys")} none={t("pair.noKeys")}>
				{keys.map(({ type, source, end }) =>
					source === ""
						? t("pair.key", { type: kindOf(type), end })
						: t("pair.keyOf", { type: kindOf(type), source, end }),
				)}
			</Lines>
			<div>
				<h3 className="text-s text-ink-3">{t("pair.amounts")}</h3>
				<dl className="grid max-w-xs grid-cols-[1fr_auto] gap-x-4">
					{pairAmounts.map((amount) => (
						<div key={amount} className="contents">
							<dt>{t(`pair.amount.${amount}`)}</dt>
							<dd className="text-right tabular-nums">{format.number(amounts[amount], 0)}</dd>
						</div>
					))}
				</dl>
			</div>
		</section>
	);
}

function Lines({ title, none, children }: { title: string; none: string; children: readonly string[] }) {
	return (
		<div>
			<h3 className="text-s text-ink-3">{title}</h3>
			{children.length === 0 ? <p>{none}</p> : null}
			<ul>
				{children.map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal, and the list never moves
					<li key={index} className="break-words">
						{line}
					</li>
				))}
			</ul>
		</div>
	);
}
