"use server";
import { headers } from "next/headers";
import { after } from "next/server";
import { z } from "zod";
import { clientAddress } from "@/lib/authz/rates/client-address";
import { requestPasswordReset } from "@/lib/commands/accounts/request-password-reset";
import { resetPassword } from "@/lib/commands/accounts/reset-password";
import { action } from "@/lib/http/action";
import { typedText } from "@/lib/http/form-schemas";
import { byIdentity, byPassword, chooseByIdentity, chooseByPassword } from "../choose-way";

/** The same answer, as fast, for every address: the link is made and sent after the answer has left. */
export const askForLink = action({
	scope: "none",
	input: z.object({ email: typedText }),
	work: async ({ input }) => {
		const { send } = await requestPasswordReset(input.email, clientAddress(await headers()));
		after(send);
	},
});

export const choosePassword = action({
	scope: "none",
	input: byPassword,
	work: ({ input }) => chooseByPassword(input, resetPassword, "password"),
});

export const chooseIdentity = action({
	scope: "none",
	input: byIdentity,
	work: ({ input }) => chooseByIdentity("forgotten", input, resetPassword, "password"),
});
