"use server";
import { z } from "zod";
import { confirmAddress, takeAddressBack } from "@/lib/commands/accounts/change-address";
import { action } from "@/lib/http/action";

const input = z.object({ token: z.string() });

export const confirmNewAddress = action({
	scope: "none",
	input,
	work: ({ input: { token } }) => confirmAddress(token),
});

export const takeBackAddress = action({
	scope: "none",
	input,
	work: ({ input: { token } }) => takeAddressBack(token),
});
