import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export interface RawAnswer {
	/** 0: the connection ended without an answer. */
	readonly status: number;
	readonly head: string;
	readonly body: string;
}

/** Sends these very bytes on a connection of its own and reads what comes back until it is closed. */
export function sendRaw(port: number, parts: readonly (string | Buffer)[], { end = false } = {}): Promise<RawAnswer> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1");
		let text = "";
		const done = () => {
			const [head = "", ...rest] = text.split("\r\n\r\n");
			const [, status = "0"] = /^HTTP\/1\.1 (\d{3})/.exec(head) ?? [];
			resolve({ status: Number(status), head, body: rest.join("\r\n\r\n") });
		};
		socket.setEncoding("utf8").on("data", (part) => {
			text += part;
		});
		// A reset after the answer was read is no matter.
		socket.once("error", () => socket.destroy()).once("close", done);
		for (const part of parts) socket.write(part);
		if (end) socket.end();
	});
}

/** A connection that sends these bytes and then waits. */
export function connectTo(port: number, parts: readonly (string | Buffer)[]): Socket {
	const socket = connect(port, "127.0.0.1");
	socket.on("error", () => undefined);
	for (const part of parts) socket.write(part);
	return socket;
}

/** A server for one listener, on a free port of this machine. */
export async function listenOn(listener: RequestListener): Promise<{ port: number; close(): Promise<void> }> {
	const server = createServer({ requireHostHeader: false }, listener);
	server.on("checkContinue", listener);
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	};
}
