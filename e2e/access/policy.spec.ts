import { addressOf, routeTable } from "../isolation/route-table";
import { listRoutes } from "../list-routes";
import { testWorld } from "../school";
import { expect, test } from "../visitor";

test("every page has a policy with a nonce of its own, on every script and style element", async ({ ask }) => {
	const nonces = new Set<string>();
	const pages = listRoutes().filter((route) => route.kind === "page" && route.pattern !== "/");
	for (const { pattern } of pages) {
		const row = routeTable[pattern];
		const request = await ask(row?.for?.[0] ?? "nobody");
		const answer = await request.get(addressOf(pattern, row?.own?.(testWorld())));
		const policy = answer.headers()["content-security-policy"] ?? "";
		const nonce = /script-src 'self' 'nonce-([0-9a-f]{32})' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
		expect(nonce, pattern).not.toBe("");
		nonces.add(nonce);
		expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe");
		for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
			expect(policy).toContain(rule);
		const elements = (await answer.text()).match(/<(script|style)\b[^>]*>/g) ?? [];
		expect(elements.filter((element) => !element.includes(`nonce="${nonce}"`))).toEqual([]);
		expect(answer.headers()).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
		expect(answer.headers()["x-powered-by"]).toBeUndefined();
	}
	expect(nonces.size).toBe(pages.length);
	// All 128 bits are random: over some fifty pages each digit has more than one value.
	for (let digit = 0; digit < 32; digit += 1)
		expect(new Set([...nonces].map((nonce) => nonce[digit])).size, `digit ${digit}`).toBeGreaterThan(3);
});

test("answers of endpoints are no pages: nothing in them may run or be framed", async ({ ask }) => {
	const answer = await (await ask("nobody")).get("/api/health");
	expect(answer.headers()["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
	expect(await answer.json()).toEqual({
		status: "ok",
		database: "ok",
		migrations: "ok",
		worker: "ok",
		version: "0.1.0",
	});
});
