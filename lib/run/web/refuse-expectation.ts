import type { IncomingMessage, ServerResponse } from "node:http";
import { refuseRequest } from "./refuse-request";

/** Of expectations there is one, 100-continue (RFC 9110, 10.1.1); whoever has another is told in words. */
export function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
	refuseRequest(request, response, { status: 417, fault: "unreadable" });
}
