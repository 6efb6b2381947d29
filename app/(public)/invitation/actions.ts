"use server";
import { z } from "zod";
import { acceptOffer, declineOffer } from "@/lib/commands/offers/accept-offer";
import { action, leadTo } from "@/lib/http/action";
import { byIdentity, byPassword, chooseByIdentity, chooseByPassword } from "../choose-way";

export const acceptWithPassword = action({
	scope: "none",
	input: byPassword,
	work: ({ input }) => chooseByPassword(input, acceptOffer, "invitation"),
});

export const acceptWithIdentity = action({
	scope: "none",
	input: byIdentity,
	work: ({ input }) => chooseByIdentity("invitation", input, acceptOffer, "invitation"),
});

export const declineInvitation = action({
	scope: "none",
	input: z.object({ token: z.string() }),
	work: async ({ input }) => {
		await declineOffer(input.token);
		return leadTo("/sign-in?done=declined");
	},
});
