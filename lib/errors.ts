/** What may go wrong in words that a person or a client may read. Anything else is a fault of ours: 500, no text. */
export type AppErrorCode =
	| "not-found"
	| "not-allowed"
	| "not-signed-in"
	| "invalid"
	| "conflict"
	| "too-large"
	| "media-type"
	| "too-many"
	| "too-many-rows"
	| "unavailable";

const statusByCode: Readonly<Record<AppErrorCode, number>> = {
	"not-found": 404,
	"not-allowed": 403,
	"not-signed-in": 401,
	invalid: 400,
	conflict: 409,
	"too-large": 413,
	"media-type": 415,
	"too-many": 429,
	"too-many-rows": 413,
	unavailable: 503,
};

export class AppError extends Error {
	readonly code: AppErrorCode;
	/** Message key of i18n (`errors`) for people. Never a name, a secret or a value that was sent. */
	readonly messageKey: string;

	constructor(code: AppErrorCode, messageKey: string = code) {
		super(`${code}: ${messageKey}`);
		this.name = "AppError";
		this.code = code;
		this.messageKey = messageKey;
	}

	get status(): number {
		return statusOf(this.code);
	}
}

/** Refuses a form by its fields: each by its name in the form, with a message key. */
export class InvalidFields extends AppError {
	readonly fields: Readonly<Record<string, string>>;

	constructor(fields: Readonly<Record<string, string>>, messageKey = "invalid") {
		super("invalid", messageKey);
		this.fields = fields;
	}
}

/** The HTTP status that says the same. */
export function statusOf(code: AppErrorCode): number {
	return statusByCode[code];
}
