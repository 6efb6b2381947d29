import { afterEach, expect, it } from "vitest";
import { listenOn, sendRaw } from "../../testing/raw-http";
import { withTidyHeaders } from "./tidy-headers";

let close = async () => {};
afterEach(() => close());

async function seen(line: string) {
	const server = await listenOn(
		withTidyHeaders(({ headers }, response) =>
			response.end(["range", "if-range", "next-router-state-tree", "accept"].map((name) => headers[name]).join("|")),
		),
	);
	close = server.close;
	return (
		await sendRaw(server.port, [`GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: a\r\n${line}\r\n\r\n`])
	).body;
}

it.each(["5", "null", "%22%22", "%7B%7D", "%ff", "%5B%22%22%2C", "%5B".repeat(1_500)])(
	"a state of the router that is %s is taken off",
	async (state) => expect(await seen(`Next-Router-State-Tree: ${state}`)).toBe("|||a"),
);

it("one that Next wrote stays", async () => {
	const state = encodeURIComponent(
		JSON.stringify(["", { children: ["groups", { children: ["__PAGE__", {}] }] }, null, null]),
	);
	expect(await seen(`Next-Router-State-Tree: ${state}`)).toBe(`||${state}|a`);
});

it.each(["bytes=5-1", "bytes=99999999999-", "bytes=-0", "bytes=a", "bytes=0-0"])(
	"the whole is sent for %s",
	async (range) => expect(await seen(`Range: ${range}\r\nIf-Range: x`)).toBe("|||a"),
);
