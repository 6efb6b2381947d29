import PDFDocument from "pdfkit";
import { formatter } from "../i18n/format";
import type { Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";
import type { ConsentDetails } from "../queries/suppliers/find-consent";
import { winAnsi } from "./win-ansi";

/**
 * A consent on one or two sheets, tagged for screen readers. Made anew at each request from the row that nobody can
 * change, so the same consent always gives the same paper.
 */
export function consentReceipt(consent: ConsentDetails, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
	const t = translator(locale, "connections");
	const title = `${t("receipt.title")} ${consent.number}`;
	const document = new PDFDocument({
		...{ size: "A4", margin: 56, pdfVersion: "1.7", tagged: true, lang: locale, displayTitle: true },
		info: { Title: title, CreationDate: consent.approvedAt, ModDate: consent.approvedAt },
	});
	const chunks: Buffer[] = [];
	const made = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
		document.on("data", (chunk: Buffer) => chunks.push(chunk));
		document.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
		document.on("error", reject);
	});
	const write = (tag: "H1" | "H2" | "P", text: string, font: string, size: number, gap = 2) =>
		document.addStructure(
			document.struct(tag, {}, () => {
				document
					.font(font)
					.fontSize(size)
					.fillColor("#1a1e23")
					.text(winAnsi(text))
					.moveDown(gap / 10);
			}),
		);
	write("P", t("receipt.subject"), "Helvetica", 10);
	write("H1", title, "Helvetica-Bold", 18, 6);
	for (const [label, text] of linesOf(consent, locale)) {
		write("H2", label, "Helvetica-Bold", 10, 1);
		write("P", text, "Helvetica", 11, 6);
	}
	write("P", t("receipt.footer", { id: consent.consentId }), "Helvetica", 8);
	document.end();
	return made;
}

function linesOf(consent: ConsentDetails, locale: Locale): [string, string][] {
	const [t, format] = [translator(locale, "connections"), formatter(locale)];
	const { terms } = consent;
	const name = (field: ConsentDetails["optional"][number] | ConsentDetails["required"][number]) =>
		t(`fields.${field}.name`);
	const kept = [...consent.required, ...terms.fields].map(name);
	const dropped = consent.optional.filter((field) => !terms.fields.includes(field)).map(name);
	const none = t("review.none");
	const { version, signedOn } = terms.agreement;
	return [
		[t("receipt.school"), consent.school],
		[t("receipt.supplier"), consent.supplier],
		[t("receipt.standard"), consent.standardName],
		[t("receipt.kept"), kept.join("; ")],
		[t("receipt.notKept"), dropped.join("; ") || none],
		[t("review.purpose"), terms.purpose],
		[t("review.scopes"), terms.scopes.join(", ")],
		[t("review.agreement"), t("review.agreementLine", { version, day: format.longDay(signedOn) })],
		[t("receipt.fileHash"), consent.sha256 ?? t("review.noFile")],
		[t("review.subProcessors"), terms.subProcessors.join("; ") || none],
		[t("review.retention"), t("review.retentionLine", { days: terms.retentionDays })],
		[t("receipt.approvedBy"), consent.approver],
		[
			t("receipt.approvedAt"),
			`${format.longDay(consent.approvedAt)}, ${format.moment(consent.approvedAt, consent.approvedAt)}`,
		],
	];
}
