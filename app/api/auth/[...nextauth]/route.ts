import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/authz/sign-in/next-auth-options";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Options are read at the first request, not at the build, which has no secrets. */
function handler(request: Request, context: Context): Promise<Response> {
	return NextAuth(nextAuthOptions())(request, context);
}

export { handler as GET, handler as POST };
