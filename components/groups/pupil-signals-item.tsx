import { gatherSignals } from "@/components/signals/gather-signals";
import { signalGrid } from "@/components/signals/signal-grid";
import { SignalMark } from "@/components/signals/signal-mark";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { GroupSignalItem } from "./group-signal-item";
import { keyOf, type SaidSignal, type SignalLinks } from "./signal-links";

/** All signals of one pupil on one line; where there are more, each opens below it with its facts and its acts. */
export async function PupilSignalsItem({
	said,
	links,
	today,
}: {
	said: readonly SaidSignal[];
	links: SignalLinks;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("signals"), getFormatter()]);
	const [first] = said;
	if (first === undefined) return null;
	if (said.length === 1) return <GroupSignalItem said={first} links={links} today={today} />;
	const { what, facts } = gatherSignals(said, t, format);
	return (
		<li className="border-t border-line">
			<details className="group/signals">
				<summary className={`${signalGrid} cursor-pointer list-none px-3 py-1 hover:bg-sunken`}>
					<span className="flex items-baseline gap-2">
						<SignalMark code={first.row.code} />
						<span>
							<strong>{first.words.who}</strong> {what}
						</span>
					</span>
					<span className="order-3 pl-5 text-ink-2 max-sm:col-span-full md:order-1 md:pl-0 lg:order-none lg:col-span-2">
						{facts}
					</span>
					<span className="order-5 hidden text-s text-ink-3 lg:order-none lg:inline">{first.words.source}</span>
					<span className="order-2 col-start-auto justify-self-end text-accent underline underline-offset-2 lg:order-none">
						<span className="group-open/signals:hidden">{t("list.show", { count: said.length })}</span>
						<span className="hidden group-open/signals:inline">{t("list.fewer")}</span>
					</span>
				</summary>
				<ul className="bg-sunken">
					{said.map((one) => (
						<GroupSignalItem key={keyOf(one.row)} said={one} links={links} today={today} within />
					))}
				</ul>
			</details>
		</li>
	);
}
