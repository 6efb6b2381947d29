import { findScope } from "../authz/request-scope";
import { requireAdmin } from "../authz/require-admin";
import type { Scope } from "../authz/scope";
import { AppError } from "../errors";
import { foreignOrigin } from "./foreign-origin";
import { guarded } from "./guarded";
import { readBody } from "./read-body";
import { isSameOrigin } from "./same-origin";
import { withoutSchool } from "./without-school";

interface UploadOptions {
	readonly maxBytes: number;
	handler(scope: Scope, bytes: Uint8Array): Promise<Response>;
}

/** An endpoint that takes one file of an admin, as the body itself. Nothing is read before it is known who sends it. */
export function uploadRoute({ maxBytes, handler }: UploadOptions) {
	return (request: Request): Promise<Response> =>
		guarded(request, async () => {
			if (!isSameOrigin(request)) throw await foreignOrigin();
			const scope = await findScope();
			if (scope === null) throw await withoutSchool();
			requireAdmin(scope);
			const read = await readBody(request, maxBytes);
			if (!read.ok) throw new AppError(read.code === "too-large" ? "too-large" : "invalid");
			return handler(scope, read.body);
		});
}
