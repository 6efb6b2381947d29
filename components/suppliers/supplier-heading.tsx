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
	today,
}: {
	row: SupplierRow;
	description: SupplierDescription;
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("suppliers"), getFormatter()]);
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
