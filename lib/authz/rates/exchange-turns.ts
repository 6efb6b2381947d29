import { env } from "../../env";
import { TokenBuckets } from "./token-bucket";

/** A sender gets no turn now; it may come back after so many seconds. */
export class NoTurn extends Error {
	readonly retryAfterSeconds: number;
	constructor(retryAfterSeconds: number) {
		super(`no turn for ${retryAfterSeconds} s`);
		this.retryAfterSeconds = retryAfterSeconds;
	}
}

/** As long as a client sent less than its pace, it may send so much at once. */
const burstSeconds = 10;
let clients: TokenBuckets | null = null;

/** A request of a client at the exchange. @throws NoTurn */
export function takeClientTurn(clientId: string): void {
	const perSecond = env().EXCHANGE_REQUESTS_PER_SECOND;
	clients ??= new TokenBuckets(perSecond, perSecond * burstSeconds);
	refuseAfter(clients.take(clientId));
}

/** As at the token endpoint: 600 a minute from one address. */
const secrets = new TokenBuckets(10, 600);

/** A secret that must be verified the slow way, which costs the processor what a whole delivery costs. @throws NoTurn */
export function takeSecretTurn(address: string): void {
	refuseAfter(secrets.take(address));
}

function refuseAfter(seconds: number): void {
	if (seconds > 0) throw new NoTurn(seconds);
}
