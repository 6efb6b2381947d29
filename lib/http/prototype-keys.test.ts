import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { z } from "zod";
import { readInput } from "./read-input";

/**
 * A key that comes from outside is never written on an object: it goes into a Map (ASVS 15.3.6). These write keys of our own: places in
 * a list, words of a closed list, names of tables and of fields.
 */
const ownKeys = [
	"app/(school)/suppliers/[connectionId]/pull/actions.ts",
	"lib/charts/place-labels.ts",
	"lib/charts/prepare-pupil-timeline.ts",
	"lib/charts/prepare-timeline.ts",
	"lib/commands/judging/judge-step.ts",
	"lib/commands/matching/merge-pupils.ts",
	"lib/commands/pupil-files/count-traces.ts",
	"lib/commands/pupil-files/erase-rows.ts",
	"lib/commands/replay/replay-step.ts",
	"lib/commands/school-year/closed-kinds.ts",
	"lib/domain/delivery.ts",
	"lib/http/form-fields.ts",
	"lib/i18n/isolate-arguments.ts",
	"lib/i18n/jsx/isolate-props.ts",
	"lib/ingest/sort-records.ts",
	"lib/ingest/write/write-attempts.ts",
	"lib/ingest/write/write-entries.ts",
	"lib/ingest/write/write-progress.ts",
	"lib/ingest/write/write-uses.ts",
	"lib/ingest/write/write-withdrawals.ts",
	"lib/ingest/write/write.ts",
	"lib/jobs/run-long-work.ts",
	"lib/queries/counting/select-shares.ts",
	"lib/queries/roster/find-preview.ts",
	"lib/run/pid-file.ts",
	"lib/run/web/bounded-body.ts",
	"lib/run/web/readable-target.ts",
	"lib/run/web/truthful-status.ts",
	"lib/standards/edexml/read-xml.ts",
	"lib/standards/edu-v-roster/read-rows.ts",
	"lib/standards/oneroster-csv/index.ts",
	"lib/standards/wire/json-text.ts",
	"lib/stats/histogram.ts",
];

const root = path.resolve(import.meta.dirname, "../..");

/** Whether a key that is no literal is written on something, or the prototype of something is named. */
function writesKeys(source: string): boolean {
	const tree = ts.createSourceFile("a.tsx", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
	const isWrite = (node: ts.Node): boolean =>
		ts.isBinaryExpression(node) &&
		node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
		node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
		ts.isElementAccessExpression(node.left) &&
		!ts.isStringLiteral(node.left.argumentExpression) &&
		!ts.isNumericLiteral(node.left.argumentExpression);
	const visit = (node: ts.Node): boolean =>
		isWrite(node) || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
	return visit(tree) || /\b(Object\.assign|setPrototypeOf|__proto__|defineProperty)\b/.test(source);
}

it("keys are written on objects only where they are our own", () => {
	const found = ["app", "components", "lib"]
		.flatMap((folder) =>
			readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
				path.join(folder, file),
			),
		)
		.filter(
			(file) =>
				/\.tsx?$/.test(file) && !/\.test\.ts$|generated|lib\/(demo|testing)\/|lib\/run\/command-(e2e|test)/.test(file),
		)
		.filter((file) => writesKeys(readFileSync(path.join(root, file), "utf8")));
	expect(found.toSorted()).toEqual(ownKeys);
});

it("is seen where it happens", () => {
	expect(writesKeys("found[name] = 1")).toBe(true);
	expect(writesKeys("found[name] ??= []")).toBe(true);
	expect(writesKeys("Object.assign(settings, body)")).toBe(true);
	expect(writesKeys('found["name"] = list[index]; map.set(name, 1)')).toBe(false);
});

it("a body with keys of the prototype changes nothing, and they do not come through", async () => {
	const body = '{"name":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
	const request = new Request("http://localhost/", {
		method: "POST",
		headers: { "content-type": "application/json" },
		body,
	});
	const read = await readInput(z.object({ body: z.object({ name: z.string() }) }), request, {});
	expect(read).toEqual({ ok: true, input: { body: { name: "a" } } });
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
