"use server";
import { cookies } from "next/headers";
import { z } from "zod";
import { knownDeviceCookie, knownDeviceSeconds, rememberDevice } from "@/lib/authz/sign-in/known-device";
import { beginFactor } from "@/lib/commands/second-factor/begin-factor";
import { confirmFactor } from "@/lib/commands/second-factor/confirm-factor";
import { proveFactor } from "@/lib/commands/second-factor/prove-factor";
import { removeFactor } from "@/lib/commands/second-factor/remove-factor";
import { cookieOptions } from "@/lib/cookie-name";
import { action, leadTo } from "@/lib/http/action";
import { secretText } from "@/lib/http/form-schemas";

const refresh = "/second-factor";

export const beginOwnFactor = action({
	scope: "own-account",
	input: z.object({ password: secretText }),
	refresh,
	work: ({ scope, input }) => beginFactor(scope, input.password),
});

/** Answers the codes for recovery. The page is left as it is: they are shown once, in its place. */
export const confirmOwnFactor = action({
	scope: "own-account",
	input: z.object({ code: secretText }),
	work: ({ scope, input }) => confirmFactor(scope, input.code),
});

/** Onward to the page that the second factor was asked for. */
export const proveOwnFactor = action({
	scope: "own-account",
	input: z.object({ code: secretText }),
	work: async ({ scope, input }) => {
		const jar = await cookies();
		const device = jar.get(knownDeviceCookie())?.value;
		await proveFactor(scope, input.code, device);
		jar.set(knownDeviceCookie(), await rememberDevice(device, [scope]), cookieOptions(knownDeviceSeconds));
		return leadTo("/");
	},
});

export const removeOwnFactor = action({
	scope: "own-account",
	input: z.object({ password: secretText, code: secretText }),
	refresh,
	work: ({ scope, input }) => removeFactor(scope, input),
});
