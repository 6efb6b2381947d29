import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { getTranslator } from "@/lib/i18n/server";
import type { Catalogue } from "@/lib/queries/suppliers/list-catalogue";
import { standardWords } from "./connection-words";

/** The first step: who delivers, and by what. It only asks for the second: nothing is kept yet. */
export async function ChooseForm({ catalogue, missing }: { catalogue: Catalogue; missing: boolean }) {
	const t = await getTranslator("connections");
	return (
		<form action="/suppliers/connect" className="panel grid max-w-3xl gap-4 p-4">
			{missing ? <Notice tone="fault" role="alert" title={t("connect.missing")} /> : null}
			<div className="grid gap-3 sm:grid-cols-2">
				<div className="grid content-start gap-1">
					<label htmlFor="supplier" className="text-m font-strong">
						{t("connect.supplier")}
					</label>
					<p id="supplier-hint" className="text-s text-ink-3">
						{t("connect.supplierHint")}
					</p>
					<select
						id="supplier"
						name="supplier"
						className="field-control"
						aria-describedby="supplier-hint"
						defaultValue={catalogue.suppliers.length > 0 ? "" : "other"}
					>
						<option value="">{t("connect.chosen")}</option>
						{catalogue.suppliers.map(({ supplierId, name, connected }) => (
							<option key={supplierId} value={supplierId}>
								{connected ? t("connect.already", { name }) : name}
							</option>
						))}
						<option value="other">{t("connect.other")}</option>
					</select>
				</div>
				<Field
					id="name"
					name="name"
					label={t("connect.otherName")}
					hint={t("connect.otherHint")}
					maxLength={200}
					autoComplete="off"
				/>
			</div>
			<fieldset className="grid gap-1">
				<legend className="text-m font-strong">{t("connect.standard")}</legend>
				{catalogue.standards.map((standard, index) => {
					const words = standardWords(t, standard);
					return (
						<label key={standard.key} className="flex min-h-7 items-start gap-2 py-1 pointer-coarse:min-h-9">
							<input
								type="radio"
								name="standard"
								value={standard.key}
								defaultChecked={index === 0}
								className="mt-0.5 size-4 flex-none accent-accent"
							/>
							<span>
								<span className="font-strong">{words.name}</span>
								<span className="block text-s text-ink-2">{words.brings}</span>
							</span>
						</label>
					);
				})}
			</fieldset>
			<div>
				<Button type="submit" look="primary">
					{t("connect.next")}
				</Button>
			</div>
		</form>
	);
}
