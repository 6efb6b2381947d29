/** The little that the tests use of oidc-provider, which brings no types. */
declare module "oidc-provider" {
	import type { Server } from "node:http";

	export class Provider {
		constructor(issuer: string, configuration: Record<string, unknown>);
		listen(port: number, host: string, listening: () => void): Server;
	}
}
