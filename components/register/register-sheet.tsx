import type { ReactNode } from "react";
import { ColumnHeads } from "@/components/ui/column-heads";
import { dataClassNames } from "@/lib/domain/data-classes";
import { joinParts } from "@/lib/i18n/join-parts";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import type { ProcessingRegister } from "@/lib/queries/register/get-processing-register";
import { ConnectionRegister } from "./connection-register";

/** What is processed: each with its purpose, whose data, which data, and how long. */
const processings = ["follow", "roster", "raw", "notes", "accounts", "accountability"] as const;
const rules = ["what", "seen", "stored", "elsewhere"] as const;
const measures = ["roster", "database", "log", "views", "signIn", "suppliers"] as const;

const cell = "py-1.5 pr-3 text-left align-top";

/** The register as it prints on A4: sections in the order of AVG article 30. */
export async function RegisterSheet({
	register,
	today,
	provider,
}: {
	register: ProcessingRegister;
	today: string;
	/** Name of the OpenID provider; null: there is none. */
	provider: string | null;
}) {
	const [t, format] = await Promise.all([getTranslator("register"), getFormatter()]);
	const { school, admins, roles, pupils, retention } = register;
	const days = Object.fromEntries(Object.entries(retention).map(([kind, count]) => [kind, format.number(count, 0)]));
	const columns = ["what", "purpose", "whose", "which", "kept"] as const;
	return (
		<article className="panel grid grid-cols-1 gap-5 p-4 print:border-0 print:p-0">
			<p className="text-s text-ink-3">{t("made", { day: format.longDay(today), school: school.name })}</p>
			<Section title={t("controller.title")}>
				<p>
					<b>{school.name}</b>
					{school.identifiers.length > 0
						? ` (${joinParts(
								school.identifiers.map(({ type, value }) => `${type} ${value}`),
								", ",
							)})`
						: ""}
				</p>
				<p>{t("controller.admins", { names: format.list(admins) })}</p>
				<p className="text-ink-2">{t("controller.officer")}</p>
			</Section>
			<Section title={t("processings.title")}>
				<div className="overflow-x-auto print:overflow-visible">
					<table className="w-full min-w-[40rem] border-collapse print:min-w-0">
						<ColumnHeads heads={columns} word={(column) => t(`processings.columns.${column}`)} cell={cell} />
						<tbody>
							{processings.map((key) => (
								<tr key={key} className="break-inside-avoid border-b border-line last:border-b-0">
									<th scope="row" className={`${cell} font-strong`}>
										{t(`processings.${key}.what`)}
									</th>
									<td className={cell}>{t(`processings.${key}.purpose`)}</td>
									<td className={cell}>{t(`processings.${key}.whose`, { pupils: format.number(pupils, 0) })}</td>
									<td className={cell}>{t(`processings.${key}.which`)}</td>
									<td className={cell}>{t(`processings.${key}.kept`, days)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</Section>
			<Section title={t("classes.title")}>
				<p className="text-ink-2">{t("classes.intro")}</p>
				<div className="overflow-x-auto print:overflow-visible">
					<table className="w-full min-w-[40rem] border-collapse print:min-w-0">
						<ColumnHeads heads={rules} word={(column) => t(`classes.columns.${column}`)} cell={cell} />
						<tbody>
							{dataClassNames.map((key) => (
								<tr key={key} className="break-inside-avoid border-b border-line last:border-b-0">
									<th scope="row" className={`${cell} font-strong`}>
										{t(`classes.${key}.what`)}
									</th>
									<td className={cell}>{t(`classes.${key}.seen`)}</td>
									<td className={cell}>{t(`classes.${key}.stored`)}</td>
									<td className={cell}>{t(`classes.${key}.elsewhere`)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</Section>
			<Section title={t("access.title")}>
				<ul className="grid gap-1">
					<li>{t("access.staff", { count: roles.staff })}</li>
					<li>{t("access.admin", { count: roles.admin })}</li>
					<li>{t("access.suppliers")}</li>
				</ul>
			</Section>
			<Section title={t("suppliers.title")}>
				<ConnectionRegister connections={register.connections} today={today} />
			</Section>
			<Section title={t("transfer.title")}>
				<p>{t("transfer.text")}</p>
			</Section>
			<Section title={t("security.title")}>
				<ul className="grid gap-1">
					{measures.map((key) => (
						<li key={key}>{t(`security.${key}`)}</li>
					))}
					{provider === null ? null : <li>{t("security.provider", { provider })}</li>}
				</ul>
			</Section>
		</article>
	);
}

function Section({ title, children }: { title: string; children: ReactNode }) {
	return (
		<section className="grid grid-cols-1 gap-1.5">
			<h2 className="break-after-avoid">{title}</h2>
			{children}
		</section>
	);
}
