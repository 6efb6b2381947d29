import { createServer } from "node:http";
import next from "next";
import { parseTrustedProxies } from "../authz/rates/trusted-proxies";
import { withHttpsOnly } from "./https-only";
import { withKnownMethods } from "./known-methods";
import { withSenderAddress } from "./sender-address";

/** The web process: Next behind a server of our own, which knows whom it is talking with. SIGTERM lets answers end. */
const { TRUSTED_PROXIES, PUBLIC_URL, PORT, HOST } = process.env;
const [hostname, port] = [HOST ?? "127.0.0.1", Number(PORT)];
const app = next({ dev: false, hostname, port });
await app.prepare();
const listener = withSenderAddress(app.getRequestHandler(), parseTrustedProxies(TRUSTED_PROXIES));
const server = createServer(withHttpsOnly(withKnownMethods(listener), PUBLIC_URL ?? ""));
server.listen(port, hostname);
for (const signal of ["SIGTERM", "SIGINT"] as const)
	process.once(signal, () => {
		server.close(() => process.exit(0));
		server.closeIdleConnections();
	});
