import Link from "next/link";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { SupplierDescription } from "@/lib/queries/suppliers/describe-supplier";
import type { SupplierRow } from "@/lib/queries/suppliers/list-suppliers";
import { SupplierState } from "./supplier-state";
import { causeInWords, standardInWords } from "./supplier-words";

/** Who it is, in which state, and why. */
export async function SupplierHeading({
	row,
	description,
	unusedKinds,
	today,
}: {
	row: SupplierRow;
	description: SupplierDescription;
	/** Kinds of message that were not used; the line leads to their list on the page. */
	unusedKinds: number;
	today: string;
}) {
	const [t, reading, format] = await Promise.all([
		getTranslator("suppliers"),
		getTranslator("reading"),
		getFormatter(),
	]);
	return (
		<div>
			<p>
				<Link className="link text-s" href="/suppliers">
					{t("title")}
				</Link>
			</p>
			<div className="mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1">
				<h1>{row.supplier}</h1>
				<span className="text-ink-3">{standardInWords(t, row.standard)}</span>
				<SupplierState state={description.state} word={t(`states.${description.state}`)} />
			</div>
			<ul className="mt-1 text-l">
				{description.causes.map((cause) => (
					<li key={cause.code}>{capital(causeInWords(t, format, cause, today))}.</li>
				))}
				{unusedKinds > 0 ? (
					<li>
						<a className="link" href="#reading">
							{reading("lead", { kinds: unusedKinds, kindsText: format.number(unusedKinds, 0) })}
						</a>
						.
					</li>
				) : null}
			</ul>
			{row.state === "held" ? (
				<Link className="link" href="/quality">
					{t("decide")}
				</Link>
			) : null}
		</div>
	);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
