import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { nextAuthOptions } from "../../authz/sign-in/next-auth-options";

export interface AskedOfNextAuth {
	readonly method: "GET" | "POST";
	/** Under /api/auth. */
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	readonly fields: Readonly<Record<string, unknown>>;
	readonly cookies: Readonly<Record<string, string>>;
	readonly headers: Headers;
}

export interface AnswerOfNextAuth {
	readonly status: number;
	readonly setCookies: readonly string[];
	/** Where it would send the browser; null: it answers `body`. */
	readonly location: string | null;
	readonly body: unknown;
}

/**
 * Asks next-auth by the older of its two doors: that one takes what was read, where the newer one reads the body itself and without a
 * limit. Options are read at each request, not at the build, which has no secrets.
 */
export async function askNextAuth(asked: AskedOfNextAuth): Promise<AnswerOfNextAuth> {
	const { method, path, query, fields, cookies, headers } = asked;
	const request = {
		...{ method, cookies, headers: Object.fromEntries(headers) },
		query: { ...query, nextauth: path.split("/") },
		// It answers where to go, instead of going there.
		body: { ...fields, json: "true" },
	};
	const told = { status: 200, setCookies: [] as string[], location: null as string | null, body: null as unknown };
	const response = {
		status(code: number) {
			told.status = code;
			return response;
		},
		getHeader: () => told.setCookies,
		setHeader(name: string, value: string | string[]) {
			if (name.toLowerCase() === "set-cookie") told.setCookies = [value].flat();
			return response;
		},
		send: (body: unknown) => {
			told.body = body;
		},
		json: ({ url }: { url: string }) => {
			told.location = url;
		},
		end: () => {},
	};
	await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, nextAuthOptions());
	return told;
}
