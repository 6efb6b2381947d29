import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const files = ["app", "components", "lib"]
	.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
	)
	.filter((file) => /\.tsx?$/.test(file) && !file.startsWith("lib/generated"))
	.map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

it("whatever a file offers as a server action goes through action()", () => {
	const offering = files.filter(({ text }) => text.startsWith('"use server"'));
	const bare = offering.flatMap(({ file, text }) =>
		[...text.matchAll(/^export (?!(?:type|interface) )(.*)$/gm)]
			.filter(([, offered = ""]) => !/^const \w+ = action\(/.test(offered))
			.map(([, offered = ""]) => `${file}: ${offered}`),
	);
	expect(bare).toEqual([]);
	expect(offering.length).toBeGreaterThan(30);
});

it("no function is a server action by itself", () => {
	expect(files.filter(({ text }) => /^\s+["']use server["']/m.test(text)).map(({ file }) => file)).toEqual([]);
});
