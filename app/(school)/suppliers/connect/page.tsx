import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AskForm } from "@/components/connections/ask-form";
import { ChooseForm } from "@/components/connections/choose-form";
import { standardWords } from "@/components/connections/connection-words";
import { ClientMessages } from "@/components/layout/client-messages";
import { can } from "@/lib/authz/policy";
import { refuse } from "@/lib/authz/refuse";
import { requireScope } from "@/lib/authz/request-scope";
import { getTranslator } from "@/lib/i18n/server";
import { type Catalogue, type CatalogueStandard, listCatalogue } from "@/lib/queries/suppliers/list-catalogue";
import { askForConnection } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
	return { title: (await getTranslator("connections"))("connect.title") };
}

const chosenSchema = z.object({
	supplier: z.string().nullable().catch(null),
	name: z.string().trim().min(2).max(200).nullable().catch(null),
	standard: z.string().nullable().catch(null),
});

/** A2: connects a supplier, in two steps: who and by what, then everything that is asked. */
export default async function ConnectPage({ searchParams }: PageProps) {
	const scope = await requireScope();
	if (!can(scope, "manage-suppliers")) refuse(scope);
	const [t, catalogue, asked] = await Promise.all([getTranslator("connections"), listCatalogue(scope), searchParams]);
	const address = chosenSchema.parse(asked);
	const chosen = choose(catalogue, address);
	return (
		<div className="grid grid-cols-1 gap-3">
			<p>
				<Link className="link text-s" href={chosen ? "/suppliers/connect" : "/suppliers"}>
					{t(chosen ? "connect.restart" : "opened.back")}
				</Link>
			</p>
			{chosen ? (
				<>
					<div className="max-w-[75ch]">
						<h1>{t("ask.title", { supplier: chosen.name })}</h1>
						<p className="mt-1 text-l text-ink-2">
							{standardWords(t, chosen.standard).name}. {t("ask.intro")}
						</p>
					</div>
					<ClientMessages nouns={["connections"]}>
						<AskForm
							action={askForConnection}
							hidden={chosen.hidden}
							standard={chosen.standard}
							terms={null}
							seen={null}
						/>
					</ClientMessages>
				</>
			) : (
				<>
					<div className="max-w-[75ch]">
						<h1>{t("connect.title")}</h1>
						<p className="mt-1 text-l text-ink-2">{t("connect.intro")}</p>
					</div>
					<ChooseForm catalogue={catalogue} missing={address.standard !== null} />
				</>
			)}
		</div>
	);
}

interface Chosen {
	readonly standard: CatalogueStandard;
	readonly name: string;
	readonly hidden: Readonly<Record<string, string>>;
}

/** What the address names; null while supplier or standard is still to be chosen. */
function choose(catalogue: Catalogue, { supplier, name, standard: key }: z.output<typeof chosenSchema>): Chosen | null {
	const standard = catalogue.standards.find((one) => one.key === key);
	if (!standard) return null;
	const known = catalogue.suppliers.find(({ supplierId }) => supplierId === supplier);
	if (known) return { standard, name: known.name, hidden: { standard: standard.key, supplierId: known.supplierId } };
	// A name that was typed says enough: nothing has to be chosen from the list as well.
	if (!(supplier === "other" || supplier === "") || name === null) return null;
	return { standard, name, hidden: { standard: standard.key, supplierName: name } };
}

interface PageProps {
	readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}
