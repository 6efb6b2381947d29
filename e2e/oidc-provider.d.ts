/** The little that the tests use of oidc-provider, which brings no types. */
declare module "oidc-provider" {
	import type { IncomingMessage, Server, ServerResponse } from "node:http";

	interface InteractionResult {
		/** amr: how somebody signed in (RFC 8176); ts: when, in seconds. */
		login?: { accountId: string; amr?: string[]; ts?: number };
	}

	export class Provider {
		constructor(issuer: string, configuration: Record<string, unknown>);
		listen(port: number, host: string, listening: () => void): Server;
		interactionFinished(
			request: IncomingMessage,
			response: ServerResponse,
			result: InteractionResult,
			options?: object,
		): Promise<void>;
	}
}
