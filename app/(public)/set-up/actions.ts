"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { clientAddress } from "@/lib/authz/rates/client-address";
import { setUpSchool } from "@/lib/commands/set-up/set-up-school";
import { action, leadTo } from "@/lib/http/action";
import { secretText, typedText } from "@/lib/http/form-schemas";
import { getLocale } from "@/lib/i18n/server";

export const setUp = action({
	scope: "none",
	input: z.object({
		...{ code: typedText, schoolName: typedText, sector: z.enum(["po", "vo", "mbo"]), masterId: typedText },
		...{ name: typedText, email: typedText, password: secretText },
	}),
	work: async ({ input }) => {
		await setUpSchool({ ...input, locale: await getLocale() }, clientAddress(await headers()));
		return leadTo("/sign-in?done=set-up");
	},
});
