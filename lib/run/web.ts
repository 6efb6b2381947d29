import { createServer } from "node:http";
import next from "next";
import { parseTrustedProxies } from "../authz/rates/trusted-proxies";
import { answerUnreadable } from "./web/answer-unreadable";
import { withBoundedBody } from "./web/bounded-body";
import { withConnectionCheck } from "./web/connection-check";
import { faultsWithoutValues } from "./web/faults-without-values";
import { withHttpsOnly } from "./web/https-only";
import { withKnownMethods } from "./web/known-methods";
import { withOwnHost } from "./web/own-host";
import { withReadableTarget } from "./web/readable-target";
import { refuseExpectation } from "./web/refuse-expectation";
import { withSenderAddress } from "./web/sender-address";
import { withTidyHeaders } from "./web/tidy-headers";
import { withTruthfulStatus } from "./web/truthful-status";

/**
 * The web process: Next behind a server of our own, which knows whom it is talking with and lets nothing through that no
 * route could take: what comes in is bounded and readable before it is read. SIGTERM lets answers end.
 */
const { TRUSTED_PROXIES, PUBLIC_URL = "", PORT, HOST } = process.env;
const [hostname, port] = [HOST ?? "127.0.0.1", Number(PORT)];
const trusted = parseTrustedProxies(TRUSTED_PROXIES);
console.error = faultsWithoutValues(console.error.bind(console));
// Next asks itself for the page that an action leads to: here, whatever name the action was asked under.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${["0.0.0.0", "::"].includes(hostname) ? "127.0.0.1" : hostname}:${port}`;
// No WebSockets: Next's listener for them, on a server that never listens, else closes whoever offers to switch protocols.
const app = next({ dev: false, hostname, port, httpServer: createServer() });
await app.prepare();
const handler = app.getRequestHandler();
const route = withTruthfulStatus((request, response) => {
	handler(request, response).catch(() => response.destroy());
});
const bounded = withOwnHost(withBoundedBody(withTidyHeaders(withConnectionCheck(route))), PUBLIC_URL, trusted);
const readable = withKnownMethods(withReadableTarget(withSenderAddress(bounded, trusted)));
const listener = withHttpsOnly(readable, PUBLIC_URL);
// Whether a host is named is looked at by withOwnHost, which answers in words.
const server = createServer({ requireHostHeader: false }, listener);
// Whoever asks first whether to send its body is answered by the same rules.
server.on("checkContinue", listener);
server.on("checkExpectation", refuseExpectation);
server.on("clientError", answerUnreadable);
server.listen(port, hostname);
for (const signal of ["SIGTERM", "SIGINT"] as const)
	process.once(signal, () => {
		server.close(() => process.exit(0));
		server.closeIdleConnections();
	});
